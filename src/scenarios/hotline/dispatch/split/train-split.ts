import { FOLDS, type SplitCase } from './split-cases.ts'
import {
  SPLIT_FEATURES,
  splitProbability,
  type SplitFeature,
  type SplitLimits,
  type SplitModel,
  type SplitScores,
} from './split-model.ts'
import { boostTrees, type BoostedTrees } from '../../classify/boosted-trees.ts'

/** Cross-validated: more or deeper trees do no better. */
const BOOSTING = { trees: 120, depth: 3, rate: 0.06, sample: 0.7, least: 10 }
/** What can only speak for several matters; among few examples some of it would speak against them by chance. */
const RISING: readonly SplitFeature[] = [
  'second',
  'opinion',
  'worded',
  'several',
  'further',
  'also',
  'semicolons',
  'fieldShift',
  'contrast',
  'sentenceContrast',
  'turnGain',
]
/** Differences of F1 up to this are chance: its standard error over the past tickets is about 0.04. */
const CHANCE = 0.02
/** Share of several matters that another city is taken to have; of the written examples half have them. */
const USUAL = 0.1

/** Train trees on all cases, and choose what is enough by the cross-validated F1; deterministic. */
export function trainSplit(cases: readonly SplitCase[], examples: string): SplitModel {
  const folds = Array.from({ length: FOLDS }, (_, fold) =>
    growTrees(cases.filter((entry) => entry.fold !== fold)),
  )
  const held = cases.map((entry) => ({
    ...entry,
    probability: splitProbability(folds[entry.fold]!, entry.features),
  }))
  const [past, written] = [held.filter((entry) => entry.past), held.filter((entry) => !entry.past)]
  // Another city's tickets are as far from the past ones as those that were written, where leads of parts are told apart;
  // what words set apart is the same in every city, and the past tickets have it as often as tickets do.
  const home = enoughOf(past, 1)
  const { turn } = enoughOf(written, weightFor(written, USUAL))
  const enough = { home, foreign: { turn, worded: home.worded } }
  return {
    version: 1,
    examples,
    ...growTrees(cases),
    enough,
    scores: { past: scoreAt(past, enough.home), written: scoreAt(written, enough.foreign) },
  }
}

const growTrees = (cases: readonly SplitCase[]): Pick<SplitModel, 'features'> & BoostedTrees => ({
  features: [...SPLIT_FEATURES],
  ...boostTrees(
    cases.map(({ features }) => SPLIT_FEATURES.map((name) => features[name])),
    cases.map(({ several }) => several),
    { ...BOOSTING, rising: RISING.map((name) => SPLIT_FEATURES.indexOf(name)) },
  ),
})

interface HeldCase extends SplitCase {
  probability: number
}

/** What an example of several matters must count for their share to be this one. */
function weightFor(held: readonly HeldCase[], share: number): number {
  const several = held.filter((entry) => entry.several).length
  return (share * (held.length - several)) / ((1 - share) * Math.max(1, several))
}

const scoreAt = (held: readonly HeldCase[], { turn, worded }: SplitLimits, weight = 1): SplitScores =>
  scoresOf(
    held.map(({ probability, several, ...entry }) => ({
      several,
      split: (entry.worded && probability >= worded) || (entry.divisible && probability >= turn),
    })),
    weight,
  )

/** The middle one of the pairs of limits whose F1 over held-out cases is as good as the highest: they differ by chance. */
function enoughOf(held: readonly HeldCase[], weight: number): SplitLimits {
  const steps = Array.from({ length: 18 }, (_, at) => round(0.05 * (at + 1)))
  const pairs = steps.flatMap((turn) =>
    steps.filter((step) => step <= turn).map((worded) => ({ turn, worded })),
  )
  const scored = pairs.map((limits) => ({ limits, f1: scoreAt(held, limits, weight).f1 }))
  const highest = Math.max(...scored.map(({ f1 }) => f1))
  const good = scored.filter(({ f1 }) => f1 >= highest - CHANCE)
  return good[Math.floor(good.length / 2)]!.limits
}

/** Recall, precision and F1 of decisions; `weight` is what each ticket of several matters counts. */
export function scoresOf(decided: readonly { several: boolean; split: boolean }[], weight = 1): SplitScores {
  const count = (meets: (entry: { several: boolean; split: boolean }) => boolean): number =>
    decided.reduce((sum, entry) => sum + Number(meets(entry)) * (entry.several ? weight : 1), 0)
  const right = count(({ several, split }) => several && split)
  const [gold, found] = [count(({ several }) => several), count(({ split }) => split)]
  return {
    n: decided.length,
    recall: round(right / Math.max(1e-9, gold)),
    precision: round(right / Math.max(1e-9, found)),
    f1: round((2 * right) / Math.max(1e-9, gold + found)),
  }
}

const round = (value: number): number => Math.round(value * 10_000) / 10_000
