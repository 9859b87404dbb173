import { highest } from '../classify/top-of.ts'
import { readSplitCues, type SplitCues } from '../intake/split-cues.ts'
import type { SplitOpinion } from '../intake/split-opinion.ts'
import { temperatureOf } from './advise.ts'
import type { Adviser } from './adviser.ts'
import type { Query } from './evidence.ts'
import { extractFeatures } from './features.ts'
import { contrastOf, findTurn } from './matter-turn.ts'
import { scoreCandidates } from './ranker.ts'
import { softmax } from './softmax.ts'
import { findParts } from './split-parts.ts'

/**
 * Weights of a logistic regression for “holds matters for different departments”, fitted on past tickets, tickets joined in
 * pairs and examples written for it (cross-validated opinions); `first` and `second` are of the leads of the whole.
 */
const WEIGHTS = {
  ...{ constant: 2.05, contrast: 3.7, first: 0.32, second: 0.83, opinion: 1.39 },
  ...{ several: 1.46, further: 1.62, also: 1.59, semicolons: 1.76, asks: -1.01 },
}
/**
 * Probability of a ticket, and share of both leads of the whole, that are enough by the development sets; shares that are
 * carried over to another city are sharper.
 */
const ENOUGH = { home: { probability: 0.7, share: 0.01 }, foreign: { probability: 0.6, share: 0.01 } }
/** Probability that is enough for matters that words set apart, by whether they have the same lead. */
const WORDED = { alike: 0.8, different: 0.35 }
/** Highest contrast that is common: with less than enough at that, parts need not be ranked. */
const STARKEST = 0.65

/** What is known of a ticket as a whole; `shares` are those of all candidates. */
export interface WholeTicket {
  query: Query
  district: string | null
  shares: ArrayLike<number>
}

/** Where in the query's text the matter of another department begins, and what is told before and after. */
export interface MatterTurn {
  start: number
  sides: [MatterSide, MatterSide]
}

/** One of two matters, and its likeliest lead but for governments of a place. */
export interface MatterSide {
  query: Query
  lead: string
}

/** How a ticket's wording and the leads of its parts together speak for several matters. */
export interface ToldApart {
  /** Whether matters that words set apart are several, given that their leads are alike or not. */
  worded(alike: boolean): boolean
  /** Where a second matter begins that no words set apart; null when it has one matter only. */
  turn(): MatterTurn | null
}

/** Weigh a ticket; its parts are ranked by the vectors of the query, so that nothing is embedded again. */
export function tellApart(adviser: Adviser, whole: WholeTicket, opinion: SplitOpinion): ToldApart {
  const { city, ranker } = adviser
  const { query, district } = whole
  const parts = findParts(query.text)
  const governments = governmentsOf(adviser)
  const cues = { ...readSplitCues(query.text), opinion: opinion(query.text) }
  const known = withoutGovernments(whole.shares, governments)
  const queryOf = (from: number, to: number): Query => {
    const words = parts.slice(from, to).map(({ text }) => text)
    return city.queryOfPart(words.join('，'), query.parts.slice(from, to))
  }
  const sharesOf = (part: Query): Float64Array => {
    const { features } = extractFeatures(city, { query: part, district })
    return withoutGovernments(softmax(scoreCandidates(ranker, features), temperatureOf(adviser)), governments)
  }
  const ranked = lazily(() => parts.map((_, at) => sharesOf(queryOf(at, at + 1))))
  return {
    worded(alike) {
      const enough = WORDED[alike ? 'alike' : 'different']
      return (
        probabilityOf(cues, known, 0) >= enough || probabilityOf(cues, known, contrastOf(ranked())) >= enough
      )
    },
    turn() {
      const enough = ENOUGH[city.foreign ? 'foreign' : 'home']
      if (parts.length < 2 || probabilityOf(cues, known, STARKEST) < enough.probability) return null
      const turn = findTurn(ranked())
      if (turn === null || probabilityOf(cues, known, contrastOf(ranked())) < enough.probability) return null
      const [before, after] = [queryOf(0, turn), queryOf(turn, parts.length)]
      const [first, second] = [highest(sharesOf(before)), highest(sharesOf(after))]
      if (first === second || Math.min(known[first]!, known[second]!) < enough.share) return null
      const sideOf = (side: Query, lead: number) => ({ query: side, lead: city.candidates[lead]! })
      return { start: parts[turn]!.start, sides: [sideOf(before, first), sideOf(after, second)] }
    },
  }
}

/** What a function gives, found out when it is first asked for. */
function lazily<T>(find: () => T): () => T {
  let found: T | undefined
  return () => (found ??= find())
}

/** Probability that a ticket holds matters for different departments. */
function probabilityOf(
  { opinion, ...cues }: SplitCues & { opinion: number },
  shares: ArrayLike<number>,
  contrast: number,
): number {
  const [first = 0, second = 0] = Array.from(shares).sort((a, b) => b - a)
  const weighed = Object.entries(cues).map(([name, value]) => WEIGHTS[name as keyof SplitCues] * value)
  const score =
    WEIGHTS.constant +
    WEIGHTS.contrast * contrast -
    WEIGHTS.first * Math.log(1.005 - first) +
    WEIGHTS.second * Math.log(second + 0.005) +
    WEIGHTS.opinion * opinion +
    weighed.reduce((sum, value) => sum + value, 0)
  return 1 / (1 + Math.exp(-score))
}

/** Governments of a place take everything and tell nothing apart. */
const withoutGovernments = (shares: ArrayLike<number>, governments: ReadonlySet<number>): Float64Array =>
  Float64Array.from(shares, (share, at) => (governments.has(at) ? 0 : share))

/** Candidates that govern a place. */
function governmentsOf({ city: { pack, candidates } }: Adviser): Set<number> {
  const governing = new Set(pack.departments.flatMap((entry) => (entry.district === null ? [] : entry.short)))
  return new Set(candidates.flatMap((name, at) => (governing.has(name) ? at : [])))
}
