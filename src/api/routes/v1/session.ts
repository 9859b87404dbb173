import { Type } from 'typebox'
import { HuidaError } from '../../../shared/errors.ts'
import type { ApiContext, App } from '../../instance.ts'
import { refuseForeign } from '../../plugins/foreign.ts'
import { accountOf, endSession, isMachine, requireAccount, setSession } from '../../plugins/session.ts'
import { json, problems } from '../../schemas/common.ts'
import { AccountSchema, LoginBody, PasswordBody } from '../../schemas/session.ts'

const tags = ['登录']
const account = json('登录的人', AccountSchema)

/** Guessing is limited by address here, and by account name and address in the accounts themselves. */
const guessLimit = ({ config }: ApiContext) => ({
  max: config.auth.loginLimit,
  timeWindow: 60_000,
  groupId: 'login',
  keyGenerator: (request: { ip: string }) => request.ip,
})

/** Log in and out of the desk, and change one's password. */
export function registerSessions(app: App, context: ApiContext): void {
  registerLogIn(app, context)
  registerReading(app)
  registerLogOut(app)
  registerPassword(app, context)
}

function registerLogIn(app: App, context: ApiContext): void {
  const { accounts } = context.services
  app.post(
    '/session',
    {
      config: { rateLimit: guessLimit(context) },
      onRequest: async (request) => refuseForeign(request),
      schema: {
        tags,
        summary: '登录',
        description: '成功后以 httpOnly、SameSite=Strict 的签名 Cookie 保持会话。',
        body: LoginBody,
        response: { 200: account, ...problems(400, 401, 403, 429) },
      },
    },
    async (request, reply) => {
      const { login, password } = request.body
      const opened = await accounts.logIn(login.trim(), password, request.ip)
      request.log.info({ login: opened.account.login }, 'logged in')
      setSession(reply, opened.token, accounts.sessionSeconds)
      return opened.account
    },
  )
}

function registerReading(app: App): void {
  app.get(
    '/session',
    {
      schema: {
        tags,
        summary: '现在登录的人；没有登录为 204',
        response: { 200: account, 204: Type.Null({ description: '没有登录' }), ...problems(429) },
      },
    },
    // No error: a page asks this before anybody could have logged in.
    async (request, reply) => request.account ?? reply.code(204).send(null),
  )
}

function registerLogOut(app: App): void {
  app.delete(
    '/session',
    {
      onRequest: async (request) => refuseForeign(request),
      schema: {
        tags,
        summary: '退出登录',
        response: { 204: Type.Null({ description: '已退出' }), ...problems(403, 429) },
      },
    },
    async (_request, reply) => {
      endSession(reply)
      return reply.code(204).send(null)
    },
  )
}

function registerPassword(app: App, context: ApiContext): void {
  const { accounts } = context.services
  app.put(
    '/session/password',
    {
      config: { rateLimit: guessLimit(context) },
      onRequest: requireAccount(context),
      schema: {
        tags,
        summary: '修改自己的口令；其他会话随即失效',
        body: PasswordBody,
        response: { 200: account, ...problems(400, 401, 403, 429) },
      },
    },
    async (request, reply) => {
      const account = accountOf(request)
      if (isMachine(account)) throw new HuidaError('ERR_FORBIDDEN', '管理令牌没有口令')
      const opened = await accounts.changePassword(account.login, request.body, request.ip)
      setSession(reply, opened.token, accounts.sessionSeconds)
      return opened.account
    },
  )
}
