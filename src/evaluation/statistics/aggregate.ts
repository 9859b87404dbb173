import { quantileOf } from '../metrics/quantile.ts'
import type { Aggregate } from '../types.ts'

const sumOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0)

/** Sums scores up the way their metric says; NaN for no scores. */
export function aggregateOf(values: readonly number[], aggregate: Aggregate): number {
  if (values.length === 0) return Number.NaN
  if (aggregate === 'sum') return sumOf(values)
  if (aggregate === 'mean') return sumOf(values) / values.length
  return quantileOf(values, { p50: 0.5, p95: 0.95, max: 1 }[aggregate])
}
