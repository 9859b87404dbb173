import type { FeatureName, FeatureTable } from './features.ts'

/** A trained ranker: candidates' scores are the weighted sum of features; `scale` is each feature's spread in training. */
export interface Ranker {
  features: readonly FeatureName[]
  weights: readonly number[]
  /** Divides scores before the softmax, so that shares are confidences. */
  temperature: number
  /** Below this confidence of the first candidate no department is proposed. */
  threshold: number
}

/** Score of each candidate. */
export function scoreCandidates(
  ranker: Pick<Ranker, 'features' | 'weights'>,
  table: FeatureTable,
): Float64Array {
  const scores = new Float64Array(table[ranker.features[0]!].length)
  ranker.features.forEach((name, feature) => {
    const row = table[name]
    const weight = ranker.weights[feature]!
    for (let at = 0; at < scores.length; at++) scores[at]! += weight * row[at]!
  })
  return scores
}
