import type { FastifyRequest } from 'fastify'
import { HuidaError } from '../../shared/errors.ts'

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS'])

/**
 * Refuses a change, or a socket, that another site's page asked this browser for. The cookie is SameSite=Strict
 * already; this holds where a sibling subdomain counts as the same site, and for sockets, which know no CORS.
 */
export function refuseForeign(request: FastifyRequest): void {
  const isSocket = request.headers.upgrade?.toLowerCase() === 'websocket'
  if (SAFE.has(request.method) && !isSocket) return
  const { origin } = request.headers
  const foreign =
    origin === undefined
      ? !['same-origin', 'none', undefined].includes(request.headers['sec-fetch-site'] as string | undefined)
      : hostOf(origin) !== request.host
  if (foreign) throw new HuidaError('ERR_FORBIDDEN', '请求来自别的网站，已拒绝')
}

const hostOf = (origin: string): string | null => (URL.canParse(origin) ? new URL(origin).host : null)
