import type { SplitOpinion } from '../../intake/demands/split-opinion.ts'
import type { Adviser } from '../adviser.ts'
import { readMatterSigns, type MatterTurn, type WholeTicket } from './split-features.ts'
import { splitProbability, type SplitModel } from './split-model.ts'

/** The starkest that is common: with less than enough at that, parts need not be ranked. */
const STARKEST = { contrast: 0.8, sentenceContrast: 0.8, turnGain: 4 }

/** What matters are told apart with: trained weights, and an opinion of the wording. */
export interface SplitJudge {
  model: SplitModel
  opinion: SplitOpinion
}

/** How a ticket's wording and the leads of its parts together speak for several matters. */
export interface ToldApart {
  /** Whether matters that words set apart are several, given that their leads are alike or not. */
  worded(alike: boolean): boolean
  /** Where a second matter begins that no words set apart; null when it has one matter only. */
  turn(): MatterTurn | null
}

/** Weigh a ticket; its parts are ranked by the vectors of the query, so that nothing is embedded again. */
export function tellApart(
  adviser: Adviser,
  whole: WholeTicket,
  { model, opinion }: SplitJudge,
  worded: boolean,
): ToldApart {
  const signs = readMatterSigns(adviser, whole, { opinion: opinion(whole.query.text), worded })
  const limits = model.enough[adviser.city.foreign ? 'foreign' : 'home']
  const reaches = (enough: number): boolean =>
    splitProbability(model, { ...signs.plain, ...STARKEST }) >= enough &&
    splitProbability(model, signs.full()) >= enough
  return {
    // Who says that there are several, and tells of some for different leads, is taken at their word.
    worded: (alike) => (!alike && signs.plain.several === 1) || reaches(alike ? limits.turn : limits.worded),
    turn: () => (reaches(limits.turn) ? signs.turn() : null),
  }
}
