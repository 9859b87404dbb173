import type { FastifyReply, FastifyRequest } from 'fastify'
import { HuidaError } from '../shared/errors.ts'
import type { ApiServices } from './services.ts'

/** The token of an `Authorization: Bearer …` header, or null. */
export function bearerToken(header: string | undefined): string | null {
  const token = /^Bearer +(\S{1,512})$/i.exec(header ?? '')?.[1]
  return token ?? null
}

/** A hook that lets only the holder of the admin token through; runs before the body is read. */
export function requireAdmin(services: ApiServices) {
  return async (request: FastifyRequest, _reply: FastifyReply): Promise<void> => {
    const token = bearerToken(request.headers.authorization)
    if (token === null) {
      throw new HuidaError('ERR_UNAUTHORIZED', '请在请求头中给出 Authorization: Bearer <管理令牌>')
    }
    await checkAdmin(services, token)
  }
}

/** Throws ERR_UNAUTHORIZED for any other token than the administrator's. */
export async function checkAdmin(services: ApiServices, token: string): Promise<void> {
  if (!(await services.isAdmin(token))) throw new HuidaError('ERR_UNAUTHORIZED', '管理令牌不对')
}

/** A hook that lets only this machine through. */
export async function requireLoopback(request: FastifyRequest, _reply: FastifyReply): Promise<void> {
  if (!isLoopback(request.ip)) throw new HuidaError('ERR_FORBIDDEN', '此操作只能从服务所在的机器上发起')
}

const isLoopback = (address: string): boolean =>
  address === '::1' || address.startsWith('127.') || address.startsWith('::ffff:127.')
