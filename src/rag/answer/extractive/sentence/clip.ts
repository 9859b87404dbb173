import { tokenizeForSearch } from '../../../lexicon/tokenize.ts'
import type { QueryAnalysis } from '../../../retrieve/types.ts'
import { coveredTerms } from '../score/sentence-features.ts'
import type { ScoredSpan } from '../types.ts'

/** Shortest window worth quoting. */
const MIN_WINDOW = 12

/**
 * Cut a sentence to at most `limit` characters: the run of clauses (between ，；) that holds most of the question's
 * terms, grown while there is room. The result is a contiguous part of the document. Null when not even one clause fits: half a clause says
 * nothing.
 */
export function clipToMatch(span: ScoredSpan, analysis: QueryAnalysis, limit: number): ScoredSpan | null {
  if (limit < MIN_WINDOW) return null
  if (span.text.length <= limit) return span
  const clauses = splitClauses(span.text)
  const worth = clauses.map((clause) => coveredTerms(analysis, new Set(tokenizeForSearch(clause.text))).size)
  let first = worth.indexOf(Math.max(...worth))
  let last = first
  let length = clauses[first]!.text.length
  if (length > limit) return null
  for (;;) {
    const before = first > 0 ? clauses[first - 1]! : null
    const after = last + 1 < clauses.length ? clauses[last + 1]! : null
    const takeAfter = after !== null && length + after.text.length <= limit
    const takeBefore = before !== null && length + before.text.length <= limit
    if (!takeAfter && !takeBefore) break
    if (takeAfter && (!takeBefore || worth[last + 1]! >= worth[first - 1]!)) {
      last++
      length += after.text.length
    } else {
      first--
      length += before!.text.length
    }
  }
  const start = span.start + clauses[first]!.offset
  const end = span.start + clauses[last]!.offset + clauses[last]!.text.length
  return { ...span, start, end, text: span.document.text.slice(start, end) }
}

function splitClauses(text: string): { text: string; offset: number }[] {
  return [...text.matchAll(/[^，；：]+[，；：]?/gu)].map((match) => ({ text: match[0], offset: match.index }))
}

/** End a quotation that was cut within a sentence. */
export function endSentence(text: string): string {
  const body = text.replace(/[，、；：\s]+$/u, '')
  return /[。！？…）”]$/u.test(body) ? body : `${body}。`
}
