import { fileURLToPath } from 'node:url'
import fastifyStatic from '@fastify/static'
import type { App } from '../instance.ts'

const PAGE = fileURLToPath(new URL('../../../web/page/', import.meta.url))

/** The page under `/`: plain files, revalidated by ETag so that an upgrade shows at once. */
export async function registerPage(app: App): Promise<void> {
  await app.register(fastifyStatic, {
    root: PAGE,
    prefix: '/',
    wildcard: false,
    cacheControl: false,
    setHeaders: (reply) => {
      void reply.header('cache-control', 'no-cache')
    },
    schemaHide: true,
  })
}
