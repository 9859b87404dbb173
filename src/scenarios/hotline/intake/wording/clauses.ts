import { splitSentences, type Span } from '../../../../shared/text/sentences.ts'

/** A part of a sentence between commas, or between spaces where a text has no punctuation. */
export interface Clause extends Span {
  /** The sentence it belongs to. */
  sentence: Span
}

/** Clauses of a text in order; punctuation stays out. */
export function splitClauses(text: string): Clause[] {
  return splitSentences(text).flatMap((sentence) => {
    const found: Clause[] = []
    for (const match of sentence.text.matchAll(/(?:“[^”]{1,30}”|[^，,、；;。！!？?：:\s]|[：:](?=\d))+/g)) {
      const start = sentence.start + match.index
      found.push({ text: match[0], start, end: start + match[0].length, sentence })
    }
    return found
  })
}

/** The clause that holds an offset; the nearest one before it where punctuation stands there. */
export function clauseAt(clauses: readonly Clause[], offset: number): Clause | null {
  return clauses.find(({ end }) => end > offset) ?? clauses.at(-1) ?? null
}
