import type { DriftLevel, DriftReport, DriftShare } from './types.ts'

const LEAST_TICKETS = 50
const WATCH = 0.1
const DRIFTED = 0.25
/** Classes with a smaller share of the training set stand together. */
const LEAST_SHARE = 0.01
const OTHERS = '其他'
const SHOWN = 8

/** How often each name occurs. */
export type NameCounts = ReadonlyMap<string, number>

/**
 * Population stability index of two samples of names, given by their counts: Σ (a − e)·ln(a / e) over classes, half a case
 * added to each. What samples of this size differ by chance, (classes − 1)·(1/n + 1/N), is taken off before it is judged.
 */
export function compareShares(expected: NameCounts, actual: NameCounts): DriftReport['departments'] {
  const [known, seen] = [sumOf(expected), sumOf(actual)]
  if (seen < LEAST_TICKETS || known < LEAST_TICKETS) return { psi: null, level: 'few', largest: [] }
  const isCommon = (name: string): boolean => (expected.get(name) ?? 0) / known >= LEAST_SHARE
  const gather = (counts: NameCounts): NameCounts =>
    countNames(
      [...counts],
      ([name]) => (isCommon(name) ? name : OTHERS),
      ([, n]) => n,
    )
  const [e, a] = [gather(expected), gather(actual)]
  const classes = [...new Set([...e.keys(), ...a.keys()])]
  const shares: DriftShare[] = classes.map((name) => ({
    name,
    expected: ((e.get(name) ?? 0) + 0.5) / (known + classes.length / 2),
    actual: ((a.get(name) ?? 0) + 0.5) / (seen + classes.length / 2),
  }))
  const raw = shares.reduce((sum, share) => sum + part(share), 0)
  const chance = (classes.length - 1) * (1 / seen + 1 / known)
  const psi = Math.max(0, raw - chance)
  const largest = shares.sort((x, y) => part(y) - part(x)).slice(0, SHOWN)
  return { psi, level: levelOf(psi), largest }
}

const part = ({ expected, actual }: DriftShare): number => (actual - expected) * Math.log(actual / expected)

const levelOf = (psi: number): DriftLevel => (psi > DRIFTED ? 'drifted' : psi > WATCH ? 'watch' : 'stable')

const sumOf = (counts: NameCounts): number => [...counts.values()].reduce((sum, n) => sum + n, 0)

/** Counts of what `nameOf` says of each entry; null is not counted. */
export function countNames<T>(
  entries: readonly T[],
  nameOf: (entry: T) => string | null,
  weightOf: (entry: T) => number = () => 1,
): NameCounts {
  const counts = new Map<string, number>()
  for (const entry of entries) {
    const name = nameOf(entry)
    if (name !== null) counts.set(name, (counts.get(name) ?? 0) + weightOf(entry))
  }
  return counts
}
