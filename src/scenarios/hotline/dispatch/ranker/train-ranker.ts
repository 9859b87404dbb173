import type { FeatureName } from './features.ts'

/** A labelled ticket: its features and the number of the candidate that really took it. */
export interface RankedCase<Name extends string = FeatureName> {
  table: Readonly<Record<Name, Float32Array>>
  label: number
}

export interface RankerSettings {
  /** Strength of the pull of weights towards 0, per case and unit spread. */
  shrinkage: number
  rounds: number
}

const DEFAULTS: RankerSettings = { shrinkage: 0.01, rounds: 300 }
const STEP = 0.05

/** Cases as one matrix: for each case, candidate by candidate, its features in units of their spread. */
interface Packed {
  values: Float64Array
  labels: Int32Array
  cases: number
  candidates: number
  width: number
  spreads: Float64Array
}

/**
 * Listwise logistic ranker (ListNet's top-one likelihood): minimises −log softmax of the right candidate by Adam on
 * features scaled to unit spread. All cases have the same candidates. Deterministic.
 */
export function trainRanker<Name extends string = FeatureName>(
  cases: readonly RankedCase<Name>[],
  features: readonly Name[],
  settings: Partial<RankerSettings> = {},
): { features: readonly Name[]; weights: number[] } {
  const { shrinkage, rounds } = { ...DEFAULTS, ...settings }
  const packed = packCases(cases, features)
  const { width } = packed
  const [weights, mean, square] = [new Float64Array(width), new Float64Array(width), new Float64Array(width)]
  for (let round = 1; round <= rounds; round++) {
    const gradient = gradientOf(packed, weights)
    for (let at = 0; at < width; at++) {
      const slope = gradient[at]! + shrinkage * weights[at]!
      mean[at] = 0.9 * mean[at]! + 0.1 * slope
      square[at] = 0.999 * square[at]! + 0.001 * slope * slope
      const [first, second] = [mean[at]! / (1 - 0.9 ** round), square[at]! / (1 - 0.999 ** round)]
      weights[at]! -= (STEP * first) / (Math.sqrt(second) + 1e-8)
    }
  }
  return { features, weights: [...weights].map((weight, at) => weight / packed.spreads[at]!) }
}

function packCases<Name extends string>(
  cases: readonly RankedCase<Name>[],
  features: readonly Name[],
): Packed {
  const width = features.length
  const candidates = cases[0]?.table[features[0]!].length ?? 0
  const values = new Float64Array(cases.length * candidates * width)
  const spreads = new Float64Array(width)
  features.forEach((name, feature) => {
    spreads[feature] = spreadOf(cases, name)
    cases.forEach(({ table }, at) =>
      table[name].forEach((value, candidate) => {
        values[(at * candidates + candidate) * width + feature] = value / spreads[feature]!
      }),
    )
  })
  const labels = Int32Array.from(cases, ({ label }) => label)
  return { values, labels, cases: cases.length, candidates, width, spreads }
}

/** Spread of a feature among the candidates of a ticket, over all tickets. */
function spreadOf<Name extends string>(cases: readonly RankedCase<Name>[], name: Name): number {
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
  { values, labels, cases, candidates, width }: Packed,
  weights: Float64Array,
): Float64Array {
  const gradient = new Float64Array(width)
  const shares = new Float64Array(candidates)
  for (let at = 0; at < cases; at++) {
    const from = at * candidates * width
    let [most, sum] = [-Infinity, 0]
    for (let candidate = 0; candidate < candidates; candidate++) {
      let score = 0
      const row = from + candidate * width
      for (let feature = 0; feature < width; feature++) score += weights[feature]! * values[row + feature]!
      shares[candidate] = score
      most = Math.max(most, score)
    }
    for (let candidate = 0; candidate < candidates; candidate++)
      sum += shares[candidate] = Math.exp(shares[candidate]! - most)
    for (let candidate = 0; candidate < candidates; candidate++) {
      const pull = (shares[candidate]! / sum - Number(candidate === labels[at])) / cases
      const row = from + candidate * width
      for (let feature = 0; feature < width; feature++) gradient[feature]! += pull * values[row + feature]!
    }
  }
  return gradient
}
