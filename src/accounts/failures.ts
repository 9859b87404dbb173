import { isIPv6 } from 'node:net'
import type { Clock } from '../shared/clock.ts'

const WINDOW_MS = 15 * 60_000
/** Of one address at one name, and of all addresses together. */
const MOST = { ofAddress: 10, ofName: 100 }
/** Names that nobody has are remembered too; beyond this many the oldest go. */
const REMEMBERED = 10_000

/**
 * Wrong passwords, in memory: ten within a quarter of an hour close a name to the address they came from, a hundred close
 * it to every address its owner has not logged in from. So no stranger can lock somebody out at their own desk.
 */
export interface Failures {
  isClosed(login: string, address: string): boolean
  add(login: string, address: string): void
  /** The right password came from this address. */
  clear(login: string, address: string): void
}

/** Counts from nothing; a restart forgets. */
export function createFailures(clock: Clock): Failures {
  const ofAddress = createCounts(clock)
  const ofName = createCounts(clock)
  const known = new Set<string>()
  const placeOf = (login: string, address: string): string => JSON.stringify([login, networkOf(address)])
  return {
    isClosed(login, address) {
      const place = placeOf(login, address)
      if (ofAddress.count(place) >= MOST.ofAddress) return true
      return ofName.count(login) >= MOST.ofName && !known.has(place)
    },
    add(login, address) {
      ofAddress.add(placeOf(login, address))
      ofName.add(login)
    },
    clear(login, address) {
      const place = placeOf(login, address)
      ofAddress.clear(place)
      known.delete(place)
      known.add(place)
      dropOldest(known)
    },
  }
}

/** How often something happened since it first did within the window. */
function createCounts(clock: Clock) {
  const entries = new Map<string, { count: number; since: number }>()
  const current = (key: string) => {
    const entry = entries.get(key)
    return entry && clock.now().getTime() - entry.since < WINDOW_MS ? entry : null
  }
  return {
    count: (key: string): number => current(key)?.count ?? 0,
    add(key: string): void {
      const entry = current(key) ?? { count: 0, since: clock.now().getTime() }
      entries.delete(key)
      entries.set(key, { ...entry, count: entry.count + 1 })
      dropOldest(entries)
    },
    clear: (key: string): void => void entries.delete(key),
  }
}

function dropOldest(entries: Map<string, unknown> | Set<string>): void {
  const [oldest] = entries.keys()
  if (entries.size > REMEMBERED && oldest !== undefined) entries.delete(oldest)
}

/** An IPv4 address; the first 64 bits of an IPv6 one, for whoever has one of a network has all of them. */
function networkOf(address: string): string {
  const [plain = ''] = address.replace(/^::ffff:(?=\d+\.)/i, '').split('%')
  if (!isIPv6(plain)) return plain
  const [head = '', tail] = plain.split('::')
  const [first, last] = [head, tail ?? ''].map((part) => (part === '' ? [] : part.split(':')))
  const gap = tail === undefined ? 0 : 8 - first!.length - last!.length
  const groups = [...first!, ...Array<string>(Math.max(0, gap)).fill('0'), ...last!]
  return groups
    .slice(0, 4)
    .map((group) => parseInt(group, 16).toString(16))
    .join(':')
}
