import { quantileSorted } from 'simple-statistics'

/**
 * The p-quantile (0 ≤ p ≤ 1) of values in any order: latency in milliseconds (p50, p95) and answer length (median, max).
 * Linear between neighbours (simple-statistics' `quantileSorted`). NaN for no values.
 */
export function quantileOf(values: readonly number[], p: number): number {
  if (values.length === 0) return Number.NaN
  return quantileSorted(
    [...values].sort((a, b) => a - b),
    p,
  )
}
