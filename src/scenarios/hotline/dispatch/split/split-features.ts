import { splitSentences } from '../../../../shared/text/sentences.ts'
import { highest } from '../../classify/top-of.ts'
import { readSplitCues } from '../../intake/demands/split-cues.ts'
import { temperatureOf } from '../advise.ts'
import type { Adviser } from '../adviser.ts'
import type { Query } from '../evidence/evidence.ts'
import { extractFeatures, type Subject } from '../ranker/features.ts'
import { contrastOf, findTurn, gainOfTurn } from './matter-turn.ts'
import { scoreCandidates } from '../ranker/ranker.ts'
import { softmax } from '../ranker/softmax.ts'
import type { SplitFeatures } from './split-model.ts'
import { findParts, type TextPart } from './split-parts.ts'

/** A ticket whose matters are counted; `shares` are those of all candidates for the whole. */
export interface WholeTicket extends Subject {
  shares: ArrayLike<number>
}

/** One of two matters, and its likeliest lead. */
export interface MatterSide {
  query: Query
  lead: string
}

/** Where in the query's text the matter of another department begins, and what is told before and after. */
export interface MatterTurn {
  start: number
  sides: [MatterSide, MatterSide]
}

/** What is known about how many matters a ticket has; parts are ranked when that is first asked for. */
export interface MatterSigns {
  /** Without the contrast of its parts. */
  plain: SplitFeatures
  full(): SplitFeatures
  /** The likeliest turn to a second matter; null with one lead, or with one the whole hardly speaks for. */
  turn(): MatterTurn | null
}

/** The whole must leave each lead of two matters at least this share. */
const LEAST_SHARE = 0.003

/** Read the signs of a ticket: `opinion` of its wording, `worded` whether words set matters of different fields apart. */
export function readMatterSigns(
  adviser: Adviser,
  whole: WholeTicket,
  { opinion, worded }: { opinion: number; worded: boolean },
): MatterSigns {
  const { city } = adviser
  const { query, shares, ...rest } = whole
  const parts = findParts(query.text)
  const joinGovernments = oneGovernment(shares, city.governments)
  const known = joinGovernments(shares)
  const plain = plainFeatures(query.text, known, opinion, worded)
  const queryOf = (from: number, to: number): Query =>
    city.queryOfPart(wordsOf(parts.slice(from, to)), query.parts.slice(from, to))
  const sharesOf = (part: Query): Float64Array => {
    const { features } = extractFeatures(city, { ...rest, query: part })
    return joinGovernments(softmax(scoreCandidates(adviser.ranker, features), temperatureOf(adviser)))
  }
  const ranked = lazily(() => parts.map((_, at) => sharesOf(queryOf(at, at + 1))))
  return {
    plain,
    full() {
      const begins = parts.map((part, at) => at > 0 && beginsSentence(query.text, part))
      return {
        ...plain,
        contrast: contrastOf(ranked()),
        sentenceContrast: contrastOf(ranked(), (turn) => begins[turn]!),
        turnGain: gainOfTurn(ranked(), (turn) => begins[turn]!),
      }
    },
    turn() {
      const turn = parts.length < 2 ? null : findTurn(ranked())
      if (turn === null) return null
      const [before, after] = [queryOf(0, turn), queryOf(turn, parts.length)]
      const [first, second] = [highest(sharesOf(before)), highest(sharesOf(after))]
      if (first === second || Math.min(known[first]!, known[second]!) < LEAST_SHARE) return null
      const sideOf = (side: Query, lead: number) => ({ query: side, lead: city.candidates[lead]! })
      return { start: parts[turn]!.start, sides: [sideOf(before, first), sideOf(after, second)] }
    },
  }
}

function plainFeatures(text: string, known: Float64Array, opinion: number, worded: boolean): SplitFeatures {
  const [first = 0, second = 0] = [...known].sort((a, b) => b - a)
  return {
    first: -Math.log(1.005 - first),
    second: Math.log(second + 0.005),
    opinion,
    worded: Number(worded),
    sentences: Math.log(splitSentences(text).length + 1),
    ...readSplitCues(text),
    contrast: 0,
    sentenceContrast: 0,
    turnGain: 0,
  }
}

const wordsOf = (parts: readonly TextPart[]): string => parts.map(({ text }) => text).join('，')

const beginsSentence = (text: string, { start }: TextPart): boolean =>
  /[。！？；!?;\n]\s*$/.test(text.slice(0, start))

/** What a function gives, found out when it is first asked for. */
function lazily<T>(find: () => T): () => T {
  let found: T | undefined
  return () => (found ??= find())
}

/** Governments are told apart by the place, not by the matter: all of them are one lead, the likeliest for the whole. */
function oneGovernment(
  whole: ArrayLike<number>,
  governments: ReadonlySet<number>,
): (shares: ArrayLike<number>) => Float64Array {
  const [likeliest] = [...governments].sort((a, b) => whole[b]! - whole[a]!)
  return (shares) => {
    const joined = Float64Array.from(shares, (share, at) => (governments.has(at) ? 0 : share))
    if (likeliest !== undefined) for (const at of governments) joined[likeliest]! += shares[at]!
    return joined
  }
}
