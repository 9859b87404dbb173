import type { Account, Accounts, Role } from '../../src/accounts/types.ts'
import { HuidaError } from '../../src/shared/errors.ts'

/** The password of every account of {@link makeFakeAccounts}. */
export const PASSWORD = 'a long password'

/** The department of the fake department account. */
export const DEPARTMENT = '市城市管理局'

const account = (role: Role, name: string): Account => ({
  login: role,
  name,
  role,
  department: role === 'department' ? DEPARTMENT : null,
})

/** One account a role, whose sessions are their names: no hashing, no keys. */
export function makeFakeAccounts(): Accounts {
  const all = [
    account('agent', '坐席甲'),
    account('supervisor', '值班长乙'),
    account('department', '承办人丙'),
  ]
  const find = (login: string) => all.find((entry) => entry.login === login) ?? null
  const logIn = async (login: string, password: string) => {
    const found = find(login)
    if (found === null || password !== PASSWORD) throw new HuidaError('ERR_UNAUTHORIZED', '账号或口令不对')
    return { account: found, token: `session-of-${login}` }
  }
  return {
    sessionSeconds: 3600,
    firstPasswords: async () => [],
    logIn,
    accountOf: async (token) => find(token.replace(/^session-of-/, '')),
    changePassword: async (login, { current }) => logIn(login, current),
  }
}

/** Headers of a browser in which somebody with this role is logged in. */
export const sessionOf = (role: Role): { cookie: string } => ({ cookie: `huida_session=session-of-${role}` })
