import { describe, expect, it } from 'vitest'
import type { SettingStore } from '../store/ports.ts'
import { createAccounts, type AccountsOptions } from './index.ts'
import { hashPassword, isPassword, makePassword } from './password.ts'

const HERE = '10.0.0.1'
const START = Date.parse('2026-03-02T01:00:00Z')

function make(overrides: Partial<AccountsOptions> = {}, kept = new Map<string, string>()) {
  let now = START
  const settings: SettingStore = {
    get: async (key) => kept.get(key) ?? null,
    swap: async (key, before, after) => (kept.get(key) ?? null) === before && kept.set(key, after) !== null,
    async obtain(key, make) {
      if (!kept.has(key)) kept.set(key, make())
      return kept.get(key)!
    },
  }
  const accounts = createAccounts(settings, {
    clock: { now: () => new Date(now), today: () => '2026-03-02' },
    secret: null,
    sessionHours: 8,
    passwords: { agent: null, supervisor: null, department: null },
    department: '某局',
    ...overrides,
  })
  return { accounts, settings, kept, advance: (ms: number) => void (now += ms) }
}

describe('passwords', () => {
  it('are kept as salted scrypt hashes and found again', async () => {
    const hash = await hashPassword('海风 123')
    expect(hash).not.toBe(await hashPassword('海风 123'))
    expect(hash).not.toContain('海风')
    expect(await isPassword('海风 123', hash)).toBe(true)
    expect(await isPassword('海风 124', hash)).toBe(false)
    expect(await isPassword('海风 123', 'plain')).toBe(false)
  })

  it('are made of twelve letters that nobody confuses', () => {
    const made = Array.from({ length: 200 }, makePassword)
    expect(new Set(made).size).toBe(200)
    for (const password of made) expect(password).toMatch(/^[a-km-np-zA-HJ-NP-Z2-9]{12}$/)
  })
})

describe('accounts', () => {
  it('are made once, their passwords shown once and never stored as they are', async () => {
    const { accounts, kept } = make()
    const shown = await accounts.firstPasswords()
    expect(shown.map(({ login }) => login)).toEqual(['agent', 'supervisor', 'department'])
    expect(await accounts.firstPasswords()).toEqual([])
    for (const { password } of shown) expect([...kept.values()].join()).not.toContain(password)
    const { account } = await accounts.logIn('department', shown[2]!.password, HERE)
    expect(account).toEqual({
      login: 'department',
      name: '某局承办员（示例）',
      role: 'department',
      department: '某局',
    })
  })

  it('take a configured password, which is not shown and wins at the next start', async () => {
    const kept = new Map<string, string>()
    const first = make({ passwords: { agent: 'one', supervisor: null, department: null } }, kept).accounts
    expect((await first.firstPasswords()).map(({ login }) => login)).toEqual(['supervisor', 'department'])
    const { token } = await first.logIn('agent', 'one', HERE)
    const second = make({ passwords: { agent: 'two', supervisor: null, department: null } }, kept).accounts
    expect(await second.firstPasswords()).toEqual([])
    await expect(second.logIn('agent', 'one', HERE)).rejects.toMatchObject({ code: 'ERR_UNAUTHORIZED' })
    expect(await second.accountOf(token)).toBeNull()
    expect((await second.logIn('agent', 'two', HERE)).account.role).toBe('agent')
  })

  it('follow the configured department, and end the sessions of the one before', async () => {
    const kept = new Map<string, string>()
    const passwords = { agent: null, supervisor: null, department: 'secret' }
    const first = make({ passwords }, kept).accounts
    await first.firstPasswords()
    const { token } = await first.logIn('department', 'secret', HERE)
    const second = make({ passwords, department: '另一局' }, kept).accounts
    await second.firstPasswords()
    expect(await second.accountOf(token)).toBeNull()
    const { account } = await second.logIn('department', 'secret', HERE)
    expect(account).toMatchObject({ department: '另一局', name: '另一局承办员（示例）' })
  })

  it('refuse a wrong password and a name that nobody has with the same words', async () => {
    const { accounts } = make()
    await accounts.firstPasswords()
    const wrong = await accounts.logIn('agent', 'x', HERE).catch((error: unknown) => error)
    const nobody = await accounts.logIn('nobody', 'x', HERE).catch((error: unknown) => error)
    expect(wrong).toMatchObject({ code: 'ERR_UNAUTHORIZED', detail: '账号或口令不对' })
    expect(nobody).toMatchObject({ code: 'ERR_UNAUTHORIZED', detail: '账号或口令不对' })
  })

  it('close a name to an address after ten wrong passwords, also to the right one, for a quarter of an hour', async () => {
    const { accounts, advance } = make({ passwords: { agent: 'right', supervisor: null, department: null } })
    await accounts.firstPasswords()
    for (let i = 0; i < 10; i++) await accounts.logIn('agent', 'x', HERE).catch(() => undefined)
    await expect(accounts.logIn('agent', 'right', HERE)).rejects.toMatchObject({ code: 'ERR_RATE_LIMITED' })
    expect((await accounts.logIn('agent', 'right', '10.0.0.2')).account.login).toBe('agent')
    await expect(accounts.logIn('agent', 'right', HERE)).rejects.toMatchObject({ code: 'ERR_RATE_LIMITED' })
    advance(15 * 60_000)
    expect((await accounts.logIn('agent', 'right', HERE)).account.login).toBe('agent')
  }, 30_000)

  it('tell nothing of a right password among many guesses at once', async () => {
    const { accounts } = make({ passwords: { agent: 'right', supervisor: null, department: null } })
    await accounts.firstPasswords()
    const guesses = [...Array.from({ length: 20 }, (_, i) => `guess ${i}`), 'right']
    const results = await Promise.allSettled(guesses.map((guess) => accounts.logIn('agent', guess, HERE)))
    expect(results.at(-1)).toMatchObject({ status: 'rejected', reason: { code: 'ERR_RATE_LIMITED' } })
  }, 30_000)
})

describe('sessions', () => {
  const passwords = { agent: 'right', supervisor: null, department: null }

  it('hold for their hours and no longer, over a restart too', async () => {
    const { accounts, advance, kept } = make({ passwords })
    await accounts.firstPasswords()
    const { token } = await accounts.logIn('agent', 'right', HERE)
    expect(await make({ passwords }, kept).accounts.accountOf(token)).toMatchObject({ login: 'agent' })
    advance(8 * 3_600_000 - 1000)
    expect(await accounts.accountOf(token)).toMatchObject({ login: 'agent' })
    advance(2000)
    expect(await accounts.accountOf(token)).toBeNull()
  })

  it('are refused when forged, cut, unsigned or signed with another key', async () => {
    const { accounts } = make({ passwords })
    await accounts.firstPasswords()
    const { token } = await accounts.logIn('agent', 'right', HERE)
    const [head, body, signature] = token.split('.')
    const unsigned = Buffer.from('{"alg":"none"}').toString('base64url')
    const other = make({ passwords, secret: 'another secret of enough length' })
    await other.accounts.firstPasswords()
    const foreign = (await other.accounts.logIn('agent', 'right', HERE)).token
    for (const bad of [
      '',
      'x',
      `${head}.${body}`,
      `${unsigned}.${body}.`,
      `${head}.${body}.${signature}x`,
      foreign,
    ])
      expect(await accounts.accountOf(bad), bad).toBeNull()
  })

  it('open again after the database was away when the first one was asked for', async () => {
    const { accounts, settings } = make({ passwords })
    await accounts.firstPasswords()
    const { obtain } = settings
    settings.obtain = () => Promise.reject(new Error('the database is away'))
    await expect(accounts.logIn('agent', 'right', HERE)).rejects.toThrow('away')
    settings.obtain = obtain
    expect((await accounts.logIn('agent', 'right', HERE)).account).toMatchObject({ login: 'agent' })
  })

  it('end when the password changes, all but the new one', async () => {
    const { accounts } = make({ passwords })
    await accounts.firstPasswords()
    const { token } = await accounts.logIn('agent', 'right', HERE)
    const wrong = accounts.changePassword('agent', { current: 'x', next: 'brand new one' }, HERE)
    await expect(wrong).rejects.toMatchObject({ code: 'ERR_UNAUTHORIZED' })
    const renewed = await accounts.changePassword('agent', { current: 'right', next: 'brand new one' }, HERE)
    expect(await accounts.accountOf(token)).toBeNull()
    expect(await accounts.accountOf(renewed.token)).toMatchObject({ login: 'agent' })
    await expect(accounts.logIn('agent', 'right', HERE)).rejects.toMatchObject({ code: 'ERR_UNAUTHORIZED' })
  })

  it('of two changes at once one counts, and only its session lives', async () => {
    const { accounts } = make({ passwords })
    await accounts.firstPasswords()
    const change = (next: string) => accounts.changePassword('agent', { current: 'right', next }, HERE)
    const results = await Promise.allSettled([change('first new one'), change('second new one')])
    const done = results.flatMap((result) => (result.status === 'fulfilled' ? result.value : []))
    expect(done).toHaveLength(1)
    expect(await accounts.accountOf(done[0]!.token)).toMatchObject({ login: 'agent' })
    expect(results).toContainEqual(
      expect.objectContaining({ reason: expect.objectContaining({ code: 'ERR_UNAUTHORIZED' }) }),
    )
  })
})
