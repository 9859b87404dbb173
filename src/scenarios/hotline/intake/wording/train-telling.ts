import { trainLinearSvm } from '../../classify/linear-svm.ts'
import type { SparseVector } from '../../classify/term-space.ts'
import type { TellingExample } from './telling-examples.ts'
import { weighFeatures, type TellingModel, type TellingWeights } from './telling.ts'

const FOLDS = 5
/** Features of fewer clauses than this are chance. */
const RARE = 3
/** Cross-validated: 0.1 and 1 do no better. */
const SVM = { c: 0.3, epochs: 40 }
/** Of clauses taken for a demand, at least this share must be one. */
const SURE = 0.88
/** Weights so small change nothing. */
const NOTHING = 0.02

/** Learn what clauses tell from examples, and choose by cross-validation what is enough for a demand; deterministic. */
export function trainTelling(examples: readonly TellingExample[], hash: string): TellingModel {
  const held = examples.map((): [number, number][] => [])
  for (let fold = 0; fold < FOLDS; fold++) {
    const weights = learn(examples.filter((_, at) => at % FOLDS !== fold))
    for (let at = fold; at < examples.length; at += FOLDS)
      held[at] = examples[at]!.features.map((own) => weighFeatures(weights, own))
  }
  const asks = enoughToAsk(examples, held)
  return { version: 1, examples: hash, asks, ...learn(examples), scores: scoresOf(examples, held, asks) }
}

/** What tells the matter best counts twice: as telling it, and as the best. */
function learn(examples: readonly TellingExample[]): Pick<TellingModel, 'bias' | 'features'> {
  const names = namesOf(examples)
  const numbers = new Map(names.map((name, at) => [name, at]))
  const vectors = examples.flatMap(({ features }) => features.map((own) => vectorOf(own, numbers)))
  const weightsFor = (holds: (example: TellingExample, at: number) => boolean): Float64Array => {
    const labels = examples.flatMap((example) => example.features.map((_, at) => Number(holds(example, at))))
    const model = trainLinearSvm(vectors, labels, { classes: 2, size: names.length }, SVM)
    const bias = model.decide(EMPTY)[1]!
    const own = names.map((_, at) => model.decide(single(at))[1]! - bias)
    return Float64Array.of(...own, bias)
  }
  const tells = weightsFor(({ matter }, at) => matter.includes(at))
  const best = weightsFor(({ matter }, at) => matter[0] === at)
  const asks = weightsFor(({ demand }, at) => demand.includes(at))
  const pairAt = (at: number): TellingWeights => [round(tells[at]! + best[at]!), round(asks[at]!)]
  const features = names.flatMap((name, at) => {
    const pair = pairAt(at)
    return pair.some((weight) => Math.abs(weight) >= NOTHING) ? [[name, pair] as const] : []
  })
  return { bias: pairAt(names.length), features: Object.fromEntries(features) }
}

function namesOf(examples: readonly TellingExample[]): string[] {
  const counts = new Map<string, number>()
  for (const { features } of examples)
    for (const own of features) for (const name of new Set(own)) counts.set(name, (counts.get(name) ?? 0) + 1)
  return [...counts].filter(([, count]) => count >= RARE).map(([name]) => name)
}

function vectorOf(own: readonly string[], numbers: ReadonlyMap<string, number>): SparseVector {
  const ids = Int32Array.from([...new Set(own)].flatMap((name) => numbers.get(name) ?? [])).sort()
  return { ids, weights: Float32Array.from(ids, () => 1 / Math.sqrt(ids.length)) }
}

const EMPTY: SparseVector = { ids: new Int32Array(), weights: new Float32Array() }
const single = (at: number): SparseVector => ({ ids: Int32Array.of(at), weights: Float32Array.of(1) })

type Held = readonly (readonly [matter: number, demand: number][])[]

/** The lowest value from which on clauses are sure enough to ask for something. */
function enoughToAsk(examples: readonly TellingExample[], held: Held): number {
  const all = examples
    .flatMap(({ demand }, at) =>
      held[at]!.map(([, value], clause) => ({ value, right: demand.includes(clause) })),
    )
    .sort((a, b) => b.value - a.value)
  let [right, enough] = [0, 0]
  for (const [at, { value, right: isRight }] of all.entries()) {
    right += Number(isRight)
    if (right / (at + 1) >= SURE) enough = value
  }
  return round(enough)
}

function scoresOf(examples: readonly TellingExample[], held: Held, asks: number): TellingModel['scores'] {
  const share = (holds: (example: TellingExample, first: number) => boolean): number => {
    const count = examples.filter((example, at) => {
      const matters = held[at]!.map(([matter]) => matter)
      return holds(example, matters.indexOf(Math.max(...matters)))
    }).length
    return round(count / examples.length)
  }
  const taken = examples.flatMap(({ demand }, at) =>
    held[at]!.flatMap(([, value], clause) => (value >= asks ? [demand.includes(clause)] : [])),
  )
  const right = taken.filter(Boolean).length
  return {
    tickets: examples.length,
    telling: share(({ matter }, first) => matter.includes(first)),
    best: share(({ matter }, first) => matter[0] === first),
    demandPrecision: round(right / Math.max(1, taken.length)),
    demandRecall: round(right / Math.max(1, examples.flatMap(({ demand }) => demand).length)),
  }
}

const round = (value: number): number => Math.round(value * 1000) / 1000
