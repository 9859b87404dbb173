import { randomBytes } from 'node:crypto'
import { HuidaError } from '../../shared/errors.ts'
import { keepOnce } from '../../shared/keep-once.ts'
import type { ConsoleBundle } from '../console/bundle.ts'
import { obtainConsole } from '../console/obtain.ts'
import type { ApiContext, App } from '../instance.ts'
import { policyHeader, STRICT_POLICY } from './content-policy.ts'

const TYPES: Record<string, string> = {
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  svg: 'image/svg+xml',
}

/** The desk's page under `/desk`, bundled when it is first asked for. */
export function registerConsole(app: App, { config }: ApiContext): void {
  const obtain = keepOnce(() => obtainConsole(config.dataDir))

  app.get('/desk', { schema: { hide: true } }, async (_request, reply) => {
    const nonce = randomBytes(16).toString('base64')
    reply.header('cache-control', 'no-store')
    reply.header('content-security-policy', policy(nonce))
    return reply.type('text/html; charset=utf-8').send(page(await obtain(), nonce))
  })

  app.get<{ Params: { name: string } }>(
    '/desk/assets/:name',
    { schema: { hide: true } },
    async ({ params: { name } }, reply) => {
      const bytes = (await obtain()).files.get(name)
      if (!bytes) throw new HuidaError('ERR_NOT_FOUND', '没有这个文件')
      // The name holds the hash of the content.
      reply.header('cache-control', 'public, max-age=31536000, immutable')
      return reply
        .type(TYPES[name.split('.').pop() ?? ''] ?? 'application/octet-stream')
        .send(Buffer.from(bytes))
    },
  )
}

/** As strict as everywhere, but for the style elements that the component library writes: they carry a nonce. */
const policy = (nonce: string): string =>
  policyHeader({ ...STRICT_POLICY, 'style-src': ["'self'", `'nonce-${nonce}'`] })

function page({ entry, style }: ConsoleBundle, nonce: string): string {
  const sheet = style === null ? '' : `<link rel="stylesheet" href="/desk/assets/${style}" />`
  return `<!doctype html>
<html lang="zh-CN">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>工单台 - 惠答</title>
    <link rel="icon" href="/icon.svg" type="image/svg+xml" />
    ${sheet}
    <script type="module" src="/desk/assets/${entry}"></script>
  </head>
  <body>
    <div id="root" data-nonce="${nonce}"></div>
    <noscript>工单台需要启用 JavaScript。</noscript>
  </body>
</html>
`
}
