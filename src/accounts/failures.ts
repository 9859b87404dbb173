import type { Clock } from '../shared/clock.ts'

const WINDOW_MS = 15 * 60_000
const MOST = 10
/** Names that nobody has are remembered too; beyond this many the oldest go. */
const REMEMBERED = 10_000

/** Wrong passwords by login name, in memory: ten within a quarter of an hour close the name for the rest of it. */
export interface Failures {
  isClosed(login: string): boolean
  add(login: string): void
  clear(login: string): void
}

/** Counts from nothing; a restart forgets. */
export function createFailures(clock: Clock): Failures {
  const byLogin = new Map<string, { count: number; since: number }>()
  const current = (login: string) => {
    const entry = byLogin.get(login)
    return entry && clock.now().getTime() - entry.since < WINDOW_MS ? entry : null
  }
  return {
    isClosed: (login) => (current(login)?.count ?? 0) >= MOST,
    add(login) {
      const entry = current(login) ?? { count: 0, since: clock.now().getTime() }
      byLogin.delete(login)
      byLogin.set(login, { ...entry, count: entry.count + 1 })
      const [oldest] = byLogin.keys()
      if (byLogin.size > REMEMBERED && oldest !== undefined) byLogin.delete(oldest)
    },
    clear: (login) => void byLogin.delete(login),
  }
}
