import { createHash } from 'node:crypto'
import {
  loadSplitExamples,
  trainSplitOpinion,
  type SplitExample,
} from '../../intake/demands/split-opinion.ts'
import { readDistrict } from '../../intake/elements/district.ts'
import { decideSplit, splitDemands } from '../../intake/index.ts'
import type { PastTicket } from '../../types.ts'
import { temperatureOf } from '../advise.ts'
import type { Adviser } from '../adviser.ts'
import { extractFeatures, type Subject } from '../ranker/features.ts'
import { scoreCandidates } from '../ranker/ranker.ts'
import { softmax } from '../ranker/softmax.ts'
import { readMatterSigns } from './split-features.ts'
import type { SplitFeatures } from './split-model.ts'

/** Into so many parts examples fall, each read without what its own part taught. */
export const FOLDS = 5

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
