import { createHash } from 'node:crypto'
import { decideSplit, splitDemands } from '../intake/index.ts'
import { loadSplitExamples, trainSplitOpinion, type SplitExample } from '../intake/demands/split-opinion.ts'
import type { PastTicket } from '../types.ts'
import { temperatureOf } from './advise.ts'
import type { Adviser } from './adviser.ts'
import { readDistrict } from '../intake/elements/district.ts'
import { extractFeatures, type Subject } from './features.ts'
import { scoreCandidates } from './ranker.ts'
import { softmax } from './softmax.ts'
import { readMatterSigns } from './split-features.ts'
import {
  SPLIT_FEATURES,
  splitProbability,
  type SplitFeature,
  type SplitFeatures,
  type SplitLimits,
  type SplitModel,
  type SplitScores,
} from './split-model.ts'
import { trainRanker, type RankedCase } from './train-ranker.ts'

const FOLDS = 5
/** Weights hardly need to be held back: there are 17 for some 2,700 examples. */
const SHRINKAGE = 0.001
const ROUNDS = 600
/** Differences of F1 up to this are chance. */
const CHANCE = 0.005

/** An example with all that is known of it, read without what it itself taught. */
export interface SplitCase {
  /** A past ticket, or written or joined for it. */
  past: boolean
  several: boolean
  fold: number
  features: SplitFeatures
  /** Words set matters apart. */
  worded: boolean
  /** Two leads could be told apart. */
  divisible: boolean
}

/** SHA-256 (first 16 digits) of what is learnt from, to tell when weights are out of date. */
export function hashExamples(tickets: readonly PastTicket[]): string {
  const examples = loadSplitExamples(new Map(tickets.map(({ id, text }) => [id, text])))
  return createHash('sha256').update(JSON.stringify(examples)).digest('hex').slice(0, 16)
}

/**
 * Read examples as the desk reads tickets, each without its own fold: `examples` begin with the past tickets of the city,
 * in order.
 */
export async function readSplitCases(
  adviser: Adviser,
  examples: readonly SplitExample[],
): Promise<SplitCase[]> {
  const { city } = adviser
  const cases: SplitCase[] = []
  for (let fold = 0; fold < FOLDS; fold++) {
    const opinion = await trainSplitOpinion(examples.filter((_, at) => at % FOLDS !== fold))
    const held = new Set(city.tickets.flatMap(({ id }, at) => (at % FOLDS === fold ? [id] : [])))
    const heads = await city.headsWithout(held)
    for (let at = fold; at < examples.length; at += FOLDS) {
      const { text, several } = examples[at]!
      const ticket = city.tickets[at]
      const subject: Subject =
        ticket === undefined
          ? { query: await city.query(text), district: readDistrict(text, city.pack).district }
          : { query: await city.queryOf(at), district: ticket.district, exclude: new Set([ticket.id]), heads }
      const { features } = extractFeatures(city, subject)
      const shares = softmax(scoreCandidates(adviser.ranker, features), temperatureOf(adviser))
      const worded = decideSplit(splitDemands(ticket?.text ?? text, ticket?.type ?? '投诉'))
      const signs = readMatterSigns(
        adviser,
        { ...subject, shares },
        { opinion: opinion(subject.query.text), worded },
      )
      cases[at] = {
        ...{ past: ticket !== undefined, several, fold, worded },
        features: signs.full(),
        divisible: signs.turn() !== null,
      }
    }
  }
  return cases
}

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
  // Another city's tickets are as far from the past ones as those that were written.
  const enough = { home: chooseEnough(past), foreign: chooseEnough(written) }
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

/** The lowest pair of limits whose F1 over held-out cases is as good as the highest: they differ by chance. */
function chooseEnough(held: readonly HeldCase[]): SplitLimits {
  const steps = Array.from({ length: 18 }, (_, at) => round(0.05 * (at + 1)))
  const pairs = steps.flatMap((turn) =>
    steps.filter((step) => step <= turn).map((worded) => ({ turn, worded })),
  )
  const scored = pairs.map((limits) => ({ limits, f1: scoreAt(held, limits).f1 }))
  const highest = Math.max(...scored.map(({ f1 }) => f1))
  return scored.find(({ f1 }) => f1 >= highest - CHANCE)!.limits
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
