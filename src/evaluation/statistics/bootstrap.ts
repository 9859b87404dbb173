import { quantileOf } from '../metrics/quantile.ts'
import { seededRandom } from '../../shared/random.ts'

const RESAMPLES = 1000
const SEED = 20_240_601

/**
 * 95 % percentile bootstrap interval of a statistic: 1000 resamples with replacement, seeded. Null for fewer than two
 * values. Source: Efron, Tibshirani, An Introduction to the Bootstrap, 1993, §13.3.
 */
export function bootstrapInterval(
  values: readonly number[],
  statistic: (sample: readonly number[]) => number,
  seed = SEED,
): [number, number] | null {
  if (values.length < 2) return null
  const random = seededRandom(seed)
  const draw = (): number => values[Math.floor(random() * values.length)] ?? 0
  const estimates = Array.from({ length: RESAMPLES }, () => statistic(values.map(draw)))
  return [quantileOf(estimates, 0.025), quantileOf(estimates, 0.975)]
}
