import { quantileOf } from '../metrics/quantile.ts'
import type { Aggregate } from '../types.ts'

const sumOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0)

/** Sums scores up the way their metric says; NaN for no scores. */
export function aggregateOf(values: readonly number[], aggregate: Aggregate): number {
  if (values.length === 0) return Number.NaN
  if (aggregate === 'sum') return sumOf(values)
  if (aggregate === 'mean') return sumOf(values) / values.length
  if (aggregate === 'calibration') return calibrationOf(values)
  if (aggregate === 'coverage-95') return coverageOf(values, 0.95)
  if (aggregate === 'macro-f1') return macroF1(values)
  if (aggregate === 'macro-f1-gain')
    return macroF1(values.map(withoutLast)) - macroF1(values.map(withoutMiddle))
  return quantileOf(values, { p50: 0.5, p95: 0.95, max: 1 }[aggregate])
}

const BINS = 10

/** Expected calibration error over ten bins of equal width; a score is a confidence, negative when it was wrong. */
function calibrationOf(values: readonly number[]): number {
  const gaps = new Float64Array(BINS)
  for (const value of values)
    gaps[Math.min(BINS - 1, Math.floor(Math.abs(value) * BINS))]! += Math.abs(value) - Number(value > 0)
  return gaps.reduce((sum, gap) => sum + Math.abs(gap), 0) / values.length
}

/** Largest share of cases, the surest first, of which at least `precision` are right; scores as above. */
function coverageOf(values: readonly number[], precision: number): number {
  const surest = [...values].sort((a, b) => Math.abs(b) - Math.abs(a))
  let [right, covered] = [0, 0]
  surest.forEach((value, at) => {
    right += Number(value > 0)
    if (right / (at + 1) >= precision) covered = at + 1
  })
  return covered / values.length
}

const CLASS_BASE = 100

/** Class numbers (0–99) as one score: right · answer, or right · our answer · another's. RangeError for others. */
export function packClasses(...classes: number[]): number {
  const wrong = classes.find((number) => number < 0 || number >= CLASS_BASE)
  if (wrong !== undefined) throw new RangeError(`class ${wrong} of at most ${CLASS_BASE}`)
  return classes.reduce((packed, number) => packed * CLASS_BASE + number, 0)
}

/** Drops our class from right · ours · baseline's. */
const withoutMiddle = (value: number): number =>
  packClasses(Math.floor(value / CLASS_BASE ** 2), value % CLASS_BASE)
const withoutLast = (value: number): number => Math.floor(value / CLASS_BASE)

/** Mean over the classes that are right somewhere of F1 = 2·hits / (right + found). */
function macroF1(values: readonly number[]): number {
  const [right, found, hits] = [
    new Map<number, number>(),
    new Map<number, number>(),
    new Map<number, number>(),
  ]
  const count = (counts: Map<number, number>, key: number): Map<number, number> =>
    counts.set(key, (counts.get(key) ?? 0) + 1)
  for (const value of values) {
    const [gold, answer] = [Math.floor(value / CLASS_BASE), value % CLASS_BASE]
    count(right, gold)
    count(found, answer)
    if (gold === answer) count(hits, gold)
  }
  const scores = [...right].map(([label, n]) => (2 * (hits.get(label) ?? 0)) / (n + (found.get(label) ?? 0)))
  return sumOf(scores) / scores.length
}
