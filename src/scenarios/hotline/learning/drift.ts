import type { DriftLevel, DriftReport, DriftShare } from './types.ts'

const LEAST_TICKETS = 50
const WATCH = 0.1
const DRIFTED = 0.25
/** Classes with a smaller share of the training set stand together. */
const LEAST_SHARE = 0.01
const OTHERS = '其他'
const SHOWN = 8

/**
 * Population stability index of two samples of names: Σ (a − e)·ln(a / e) over classes, half a case added to each. What
 * samples of this size differ by chance, (classes − 1)·(1/n + 1/N), is taken off before it is judged.
 */
export function compareShares(
  expected: readonly string[],
  actual: readonly string[],
): DriftReport['departments'] {
  if (actual.length < LEAST_TICKETS || expected.length < LEAST_TICKETS)
    return { psi: 0, level: 'few', largest: [] }
  const common = commonNames(expected)
  const [e, a] = [expected, actual].map((names) => countIn(names, common))
  const classes = [...new Set([...e!.keys(), ...a!.keys()])]
  const shares: DriftShare[] = classes.map((name) => ({
    name,
    expected: ((e!.get(name) ?? 0) + 0.5) / (expected.length + classes.length / 2),
    actual: ((a!.get(name) ?? 0) + 0.5) / (actual.length + classes.length / 2),
  }))
  const raw = shares.reduce((sum, share) => sum + part(share), 0)
  const chance = (classes.length - 1) * (1 / actual.length + 1 / expected.length)
  const psi = Math.max(0, raw - chance)
  const largest = shares.sort((x, y) => part(y) - part(x)).slice(0, SHOWN)
  return { psi, level: levelOf(psi), largest }
}

const part = ({ expected, actual }: DriftShare): number => (actual - expected) * Math.log(actual / expected)

const levelOf = (psi: number): DriftLevel => (psi > DRIFTED ? 'drifted' : psi > WATCH ? 'watch' : 'stable')

function commonNames(names: readonly string[]): Set<string> {
  const counts = countIn(names, null)
  return new Set([...counts].filter(([, n]) => n / names.length >= LEAST_SHARE).map(([name]) => name))
}

function countIn(names: readonly string[], common: ReadonlySet<string> | null): Map<string, number> {
  const counts = new Map<string, number>()
  for (const name of names) {
    const key = common === null || common.has(name) ? name : OTHERS
    counts.set(key, (counts.get(key) ?? 0) + 1)
  }
  return counts
}
