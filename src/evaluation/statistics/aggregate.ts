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
  if (aggregate === 'macro-f1') return macroF1(values, 100)
  if (aggregate === 'macro-f1-gain')
    return (
      macroF1(
        values.map((value) => Math.floor(value / 100)),
        100,
      ) - macroF1(values.map(withoutMiddle), 100)
    )
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

/** Drops our class from right · ours · baseline's. */
const withoutMiddle = (value: number): number => Math.floor(value / 10_000) * 100 + (value % 100)

/** Mean over the classes that are right somewhere of F1 = 2·hits / (right + found). */
function macroF1(values: readonly number[], base: number): number {
  const [right, found, hits] = [
    new Map<number, number>(),
    new Map<number, number>(),
    new Map<number, number>(),
  ]
  const count = (counts: Map<number, number>, key: number): Map<number, number> =>
    counts.set(key, (counts.get(key) ?? 0) + 1)
  for (const value of values) {
    const [gold, answer] = [Math.floor(value / base), value % base]
    count(right, gold)
    count(found, answer)
    if (gold === answer) count(hits, gold)
  }
  const scores = [...right].map(([label, n]) => (2 * (hits.get(label) ?? 0)) / (n + (found.get(label) ?? 0)))
  return sumOf(scores) / scores.length
}
