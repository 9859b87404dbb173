import cookie from '@fastify/cookie'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Account, Role } from '../../accounts/types.ts'
import type { Actor } from '../../scenarios/hotline/desk/types.ts'
import { HuidaError } from '../../shared/errors.ts'
import { bearerToken, checkAdmin } from '../admin.ts'
import type { ApiContext, App } from '../instance.ts'
import { refuseForeign } from './foreign.ts'

declare module 'fastify' {
  interface FastifyRequest {
    /** Who is logged in; null without a session. */
    account: Account | null
  }
}

const COOKIE = 'huida_session'

/** Programs that hold the admin token and name nobody work under this name. */
const MACHINE: Account = {
  login: 'admin-token',
  name: '管理令牌',
  role: 'supervisor',
  department: null,
}

/** Knows who asks: reads the session cookie of every request of the scope. Must run before the limits. */
export async function registerSession(app: App, { services }: ApiContext): Promise<void> {
  await app.register(cookie)
  app.decorateRequest('account', null)
  app.addHook('onRequest', async (request) => {
    const token = request.cookies[COOKIE]
    if (token) request.account = await services.accounts.accountOf(token)
  })
}

/** A hook that lets people with one of these roles through, and holders of the admin token. */
export function requireAccount({ services }: ApiContext, ...roles: readonly Role[]) {
  return async (request: FastifyRequest, _reply: FastifyReply): Promise<void> => {
    const token = bearerToken(request.headers.authorization)
    if (token !== null) {
      await checkAdmin(services, token)
      request.account = machineFor(personOf(request))
    } else {
      refuseForeign(request)
    }
    const { role } = accountOf(request)
    if (roles.length > 0 && !roles.includes(role)) {
      throw new HuidaError('ERR_FORBIDDEN', '您的账号没有这项权限')
    }
  }
}

/** Whether what a request came with would let it in now, too: a socket outlives its session. */
export async function stillAllowed(
  { services }: ApiContext,
  request: FastifyRequest,
  ...roles: readonly Role[]
): Promise<boolean> {
  const token = bearerToken(request.headers.authorization)
  if (token !== null) return services.isAdmin(token)
  const account = await services.accounts.accountOf(request.cookies[COOKIE] ?? '')
  return account !== null && account.login === request.account?.login && roles.includes(account.role)
}

/** Each person that a program works for is somebody of their own: nobody reviews their own decision by another door. */
const machineFor = (person: string | null): Account =>
  person === null ? MACHINE : { ...MACHINE, login: `${MACHINE.login}:${person}`, name: person }

/** Whom a program works for, as it says itself: a name in the header `Huida-Person`, URL-encoded. */
function personOf(request: FastifyRequest): string | null {
  const header = request.headers['huida-person']
  if (typeof header !== 'string') return null
  try {
    const name = decodeURIComponent(header)
      .toWellFormed()
      .replaceAll(/\p{Cc}/gu, '')
      .trim()
    return name === '' ? null : name.slice(0, 50)
  } catch {
    throw new HuidaError('ERR_INPUT_INVALID', '请求头 Huida-Person 应为 URL 编码的姓名')
  }
}

/** True for what comes with the admin token instead of a session. */
export const isMachine = ({ login }: Account): boolean => login.startsWith(MACHINE.login)

/** Who asks, as the desk wants to know them. */
export function actorOf(request: FastifyRequest): Actor {
  const { login: id, name, role, department } = accountOf(request)
  return { id, name, role, department }
}

/** Who takes a step of a ticket: never a program by itself. */
export function personBehind(request: FastifyRequest): Actor {
  const actor = actorOf(request)
  if (actor.id === MACHINE.login) {
    throw new HuidaError(
      'ERR_TICKET_ROLE',
      '每一步都要由具名的人员确认：请在请求头 Huida-Person 中给出姓名（URL 编码）',
    )
  }
  return actor
}

/** Who asks, after {@link requireAccount}. */
export function accountOf(request: FastifyRequest): Account {
  if (request.account === null) throw new HuidaError('ERR_UNAUTHORIZED', '请先登录')
  return request.account
}

/** Where the session cookie is sent; it is out of reach of scripts, and of plain HTTP when it came by TLS. */
const ATTRIBUTES = { path: '/', httpOnly: true, sameSite: 'strict' } as const

/** Give the browser its session. */
export function setSession(reply: FastifyReply, token: string, maxAge: number): void {
  const secure = reply.request.protocol === 'https'
  reply.setCookie(COOKIE, token, { ...ATTRIBUTES, secure, maxAge })
}

/** Take it away. */
export function endSession(reply: FastifyReply): void {
  reply.clearCookie(COOKIE, ATTRIBUTES)
}
