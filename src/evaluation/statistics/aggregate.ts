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
