import { readdirSync } from 'node:fs'
import { basename } from 'node:path'
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
  for (const file of readdirSync(PAGE)) {
    if (file.endsWith('.html') && file !== 'index.html') redirectTo(app, file)
  }
}

/** `/library` leads to `library.html`; relative, because a proxy may serve the page below a path of its own. */
function redirectTo(app: App, file: string): void {
  app.get(`/${basename(file, '.html')}`, { schema: { hide: true } }, async (request, reply) => {
    const [path = '', query] = request.url.split('?')
    const target = path.endsWith('/') ? `../${file}` : file
    return reply.redirect(query === undefined ? target : `${target}?${query}`)
  })
}
