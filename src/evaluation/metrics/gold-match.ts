import { toComparable } from '../text/comparable.ts'
import { longestCommonRun } from '../text/overlap.ts'

/** Where an answer stands: the base name of the file and the words. */
export interface GoldQuote {
  file: string
  quote: string
}

/** A passage as a retriever returns it; `source` is the base name of its file. */
export interface Passage {
  source: string
  text: string
}

/** Start of a quote that is enough to know it by. */
const HEAD = 40
/** Share of the quote that must stand in one run when it is not there as a whole (a passage may start or end inside it). */
const RUN = 0.6

/**
 * Whether a text holds a quote: all of it, its first 40 characters, or a contiguous run of at least 60 % of it, all after
 * {@link toComparable}. An empty quote is held by nothing.
 */
export function holdsQuote(text: string, quote: string): boolean {
  const whole = toComparable(text)
  const part = toComparable(quote)
  if (part === '') return false
  return whole.includes(part.slice(0, HEAD)) || longestCommonRun(part, whole) >= Math.ceil(part.length * RUN)
}

/** For each passage in rank order, which gold quotes it holds: a passage of another file holds none. Shape: passages × gold. */
export function matchGold(passages: readonly Passage[], gold: readonly GoldQuote[]): boolean[][] {
  return passages.map((passage) =>
    gold.map(({ file, quote }) => passage.source === file && holdsQuote(passage.text, quote)),
  )
}
