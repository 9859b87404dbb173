import { FOLDS, type SplitCase } from './split-cases.ts'
import {
  SPLIT_FEATURES,
  splitProbability,
  type SplitFeature,
  type SplitLimits,
  type SplitModel,
  type SplitScores,
} from './split-model.ts'
import { trainRanker, type RankedCase } from '../ranker/train-ranker.ts'

/** Weights hardly need to be held back: there are 18 for some 2,800 examples. */
const SHRINKAGE = 0.001
const ROUNDS = 600
/** Differences of F1 up to this are chance: its standard error over the past tickets is about 0.04. */
const CHANCE = 0.02

/** Train weights on all cases, and choose what is enough by the cross-validated F1; deterministic. */
export function trainSplit(cases: readonly SplitCase[], examples: string): SplitModel {
  const folds = Array.from({ length: FOLDS }, (_, fold) =>
    fitWeights(cases.filter((entry) => entry.fold !== fold)),
  )
  const held = cases.map((entry) => ({
    ...entry,
    probability: splitProbability(folds[entry.fold]!, entry.features),
  }))
  const [past, written] = [held.filter((entry) => entry.past), held.filter((entry) => !entry.past)]
  // Another city's tickets are as far from the past ones as those that were written; but half of these hold several matters
  // and few tickets do, so that of limits that do as well the highest is right there.
  const enough = { home: enoughOf(past)[0]!, foreign: enoughOf(written).at(-1)! }
  return {
    version: 1,
    examples,
    ...fitWeights(cases),
    enough,
    scores: { past: scoreAt(past, enough.home), written: scoreAt(written, enough.foreign) },
  }
}

/** Two candidates make the listwise ranker a logistic regression. */
function fitWeights(cases: readonly SplitCase[]): Pick<SplitModel, 'features' | 'weights'> {
  const ranked = cases.map(({ features, several }): RankedCase<SplitFeature> => ({
    table: Object.fromEntries(
      SPLIT_FEATURES.map((name) => [name, Float32Array.of(0, features[name])]),
    ) as Record<SplitFeature, Float32Array>,
    label: Number(several),
  }))
  const { weights } = trainRanker(ranked, SPLIT_FEATURES, { shrinkage: SHRINKAGE, rounds: ROUNDS })
  return { features: [...SPLIT_FEATURES], weights: weights.map(round) }
}

interface HeldCase extends SplitCase {
  probability: number
}

const scoreAt = (held: readonly HeldCase[], { turn, worded }: SplitLimits): SplitScores =>
  scoresOf(
    held.map(({ probability, several, ...entry }) => ({
      several,
      split: (entry.worded && probability >= worded) || (entry.divisible && probability >= turn),
    })),
  )

/** Pairs of limits whose F1 over held-out cases is as good as the highest, the lowest first: they differ by chance. */
function enoughOf(held: readonly HeldCase[]): SplitLimits[] {
  const steps = Array.from({ length: 18 }, (_, at) => round(0.05 * (at + 1)))
  const pairs = steps.flatMap((turn) =>
    steps.filter((step) => step <= turn).map((worded) => ({ turn, worded })),
  )
  const scored = pairs.map((limits) => ({ limits, f1: scoreAt(held, limits).f1 }))
  const highest = Math.max(...scored.map(({ f1 }) => f1))
  return scored.flatMap(({ limits, f1 }) => (f1 >= highest - CHANCE ? limits : []))
}

/** Recall, precision and F1 of decisions. */
export function scoresOf(decided: readonly { several: boolean; split: boolean }[]): SplitScores {
  const count = (meets: (entry: { several: boolean; split: boolean }) => boolean): number =>
    decided.filter(meets).length
  const right = count(({ several, split }) => several && split)
  const [gold, found] = [count(({ several }) => several), count(({ split }) => split)]
  return {
    n: decided.length,
    recall: round(right / Math.max(1, gold)),
    precision: round(right / Math.max(1, found)),
    f1: round((2 * right) / Math.max(1, gold + found)),
  }
}

const round = (value: number): number => Math.round(value * 10_000) / 10_000
