import type { Clock } from '../shared/clock.ts'
import { HuidaError } from '../shared/errors.ts'
import { keepOnce } from '../shared/keep-once.ts'
import type { SettingStore } from '../store/ports.ts'
import { createFailures, type Failures } from './failures.ts'
import { hashPassword, isPassword, makePassword } from './password.ts'
import { createSessions } from './sessions.ts'
import type { Account, Accounts, FirstPassword, Role } from './types.ts'

const KEY = 'accounts'

interface StoredAccount extends Account {
  hash: string
  /** Grows with every change of password. */
  version: number
}

/** What accounts are made from. */
export interface AccountsOptions {
  clock: Clock
  secret: string | null
  sessionHours: number
  /** Passwords that were configured; they win over stored ones at every start. */
  passwords: Record<Role, string | null>
  /** The department whose person the built-in department account is. */
  department: string | null
}

/** Local accounts, kept as one setting: a handful, and without a directory service there are no more. */
export function createAccounts(settings: SettingStore, options: AccountsOptions): Accounts {
  const sessionSeconds = options.sessionHours * 3600
  const sessions = createSessions(settings, { ...options, seconds: sessionSeconds })
  const verified = createCheck(settings, createFailures(options.clock))
  const open = async (stored: StoredAccount) => ({
    account: publicPart(stored),
    token: await sessions.sign(stored.login, stored.version),
  })

  return {
    sessionSeconds,
    firstPasswords: () => makeBuiltIn(settings, options),
    logIn: async (login, password, address) => open(await verified(login, password, address)),
    async accountOf(token) {
      const session = await sessions.verify(token)
      if (session === null) return null
      const found = (await readAll(settings)).find(({ login }) => login === session.subject)
      return found && found.version === session.version ? publicPart(found) : null
    },
    async changePassword(login, { current, next }, address) {
      const { version } = await verified(login, current, address)
      const hash = await hashPassword(next)
      const changed = await changeAll(settings, (all) =>
        all.map((entry) => {
          if (entry.login !== login) return entry
          // Changed meanwhile: the password given is the old one now.
          if (entry.version !== version) throw wrong()
          return { ...entry, hash, version: version + 1 }
        }),
      )
      return open(changed.find((entry) => entry.login === login)!)
    },
  }
}

/** The account of a login name and its password. Throws what {@link Accounts.logIn} throws. */
function createCheck(settings: SettingStore, failures: Failures) {
  const requireOpen = (login: string, address: string): void => {
    if (failures.isClosed(login, address))
      throw new HuidaError('ERR_RATE_LIMITED', '口令错误次数过多，请一刻钟后再试')
  }
  return async (login: string, password: string, address: string): Promise<StoredAccount> => {
    requireOpen(login, address)
    const account = (await readAll(settings)).find((entry) => entry.login === login)
    // A name that nobody has takes as long as one that somebody has.
    const right = await isPassword(password, account?.hash ?? (await decoy()))
    // Of guesses that come all at once only the first few may be told whether they are right.
    requireOpen(login, address)
    if (right && account) {
      failures.clear(login, address)
      return account
    }
    failures.add(login, address)
    throw wrong()
  }
}

const wrong = (): HuidaError => new HuidaError('ERR_UNAUTHORIZED', '账号或口令不对')

const decoy = keepOnce(() => hashPassword(makePassword()))

const parseAll = (stored: string | null): StoredAccount[] => JSON.parse(stored ?? '[]') as StoredAccount[]

const readAll = async (settings: SettingStore): Promise<StoredAccount[]> => parseAll(await settings.get(KEY))

/** Change the accounts as they are; what another service changes meanwhile is not lost. */
async function changeAll(
  settings: SettingStore,
  change: (all: StoredAccount[]) => StoredAccount[] | Promise<StoredAccount[]>,
): Promise<StoredAccount[]> {
  for (;;) {
    const stored = await settings.get(KEY)
    const changed = await change(parseAll(stored))
    if (await settings.swap(KEY, stored, JSON.stringify(changed))) return changed
  }
}

const publicPart = ({ login, name, role, department }: StoredAccount): Account => ({
  login,
  name,
  role,
  department,
})

const NAMES: Record<Role, string> = { agent: '坐席员', supervisor: '值班长', department: '承办员' }

async function makeBuiltIn(
  settings: SettingStore,
  { passwords, department }: AccountsOptions,
): Promise<FirstPassword[]> {
  let shown: FirstPassword[] = []
  await changeAll(settings, async (all) => {
    shown = []
    for (const role of Object.keys(NAMES) as Role[]) {
      if (role === 'department' && department === null) continue
      const existing = all.find(({ login }) => login === role)
      const own = role === 'department' ? department : null
      const name = `${own ?? ''}${NAMES[role]}（示例）`
      // Sessions of the department that it was before end.
      if (existing && existing.department !== own)
        Object.assign(existing, { department: own, name, version: existing.version + 1 })
      const configured = passwords[role]
      if (existing && (configured === null || (await isPassword(configured, existing.hash)))) continue
      const password = configured ?? makePassword()
      const hash = await hashPassword(password)
      if (existing) {
        Object.assign(existing, { hash, version: existing.version + 1 })
        continue
      }
      all.push({ login: role, name, role, department: own, hash, version: 1 })
      if (configured === null) shown.push({ login: role, name, password })
    }
    return all
  })
  return shown
}
