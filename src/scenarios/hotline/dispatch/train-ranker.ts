import type { FeatureName, FeatureTable } from './features.ts'
import { scoreCandidates, softmax, type Ranker } from './ranker.ts'

/** A labelled ticket: its features and the number of the candidate that really took it. */
export interface RankedCase {
  table: FeatureTable
  label: number
}

export interface RankerSettings {
  /** Strength of the pull of weights towards 0, per case and unit spread. */
  shrinkage: number
  rounds: number
}

const DEFAULTS: RankerSettings = { shrinkage: 0.01, rounds: 400 }
const STEP = 0.05

/**
 * Listwise logistic ranker (ListNet's top-one likelihood): minimises −log softmax of the right candidate by Adam on
 * features scaled to unit spread. Deterministic.
 */
export function trainRanker(
  cases: readonly RankedCase[],
  features: readonly FeatureName[],
  settings: Partial<RankerSettings> = {},
): Pick<Ranker, 'features' | 'weights'> {
  const { shrinkage, rounds } = { ...DEFAULTS, ...settings }
  const spreads = features.map((name) => spreadOf(cases, name))
  const scaled = new Float64Array(features.length)
  const [mean, square] = [new Float64Array(features.length), new Float64Array(features.length)]
  const weights = (): number[] => features.map((_, at) => scaled[at]! / spreads[at]!)
  for (let round = 1; round <= rounds; round++) {
    const gradient = gradientOf(cases, features, weights())
    for (let at = 0; at < features.length; at++) {
      const slope = gradient[at]! / spreads[at]! + shrinkage * scaled[at]!
      mean[at] = 0.9 * mean[at]! + 0.1 * slope
      square[at] = 0.999 * square[at]! + 0.001 * slope * slope
      const [first, second] = [mean[at]! / (1 - 0.9 ** round), square[at]! / (1 - 0.999 ** round)]
      scaled[at]! -= (STEP * first) / (Math.sqrt(second) + 1e-8)
    }
  }
  return { features, weights: weights() }
}

/** Spread of a feature among the candidates of a ticket, over all tickets. */
function spreadOf(cases: readonly RankedCase[], name: FeatureName): number {
  let [sum, count] = [0, 0]
  for (const { table } of cases) {
    const row = table[name]
    const mean = row.reduce((total, value) => total + value, 0) / row.length
    for (const value of row) sum += (value - mean) ** 2
    count += row.length
  }
  return Math.sqrt(sum / Math.max(1, count)) || 1
}

function gradientOf(
  cases: readonly RankedCase[],
  features: readonly FeatureName[],
  weights: readonly number[],
): number[] {
  const gradient = features.map(() => 0)
  for (const { table, label } of cases) {
    const shares = softmax(scoreCandidates({ features, weights }, table))
    features.forEach((name, at) => {
      const row = table[name]
      let expected = 0
      for (let candidate = 0; candidate < row.length; candidate++)
        expected += shares[candidate]! * row[candidate]!
      gradient[at]! += (expected - row[label]!) / cases.length
    })
  }
  return gradient
}
