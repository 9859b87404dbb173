import type { DraftSentence } from './context.ts'
import type { Evidence, EvidenceBook } from './evidence.ts'
import type { Citation } from './types.ts'
import type { ValidityIndex } from '../validity.ts'

/**
 * Number the tokens in order of first use and write them behind each sentence (`…。[1][2]`). Tokens the book never
 * issued are dropped; callers have refused such sentences before.
 */
export function citeSentences(
  sentences: readonly DraftSentence[],
  book: EvidenceBook,
  validity: ValidityIndex,
  asOf: string,
): { text: string; citations: Citation[]; marked: string[] } {
  const numbers = new Map<string, number>()
  const citations: Citation[] = []
  const marked = sentences.map((sentence) => {
    const marks = sentence.tokens.flatMap((token) => {
      const evidence = book.get(token)
      if (evidence === undefined) return []
      if (!numbers.has(token)) {
        numbers.set(token, numbers.size + 1)
        citations.push(toCitation(evidence, numbers.size, validity, asOf))
      }
      return [`[${numbers.get(token)}]`]
    })
    return `${sentence.newLine ? '\n' : ''}${sentence.text}${[...new Set(marks)].join('')}`
  })
  return { text: marked.join('').trim(), citations, marked }
}

/** A passage as it is cited, under a number. */
export function toCitation(evidence: Evidence, n: number, validity: ValidityIndex, asOf: string): Citation {
  const { summary } = evidence
  return {
    n,
    doc_id: summary.id,
    source: summary.source,
    title: summary.title,
    doc_no: summary.docNo,
    path: evidence.path.join(' › '),
    anchor: evidence.anchor,
    quote: evidence.quote,
    validity: validity(summary.id, asOf).label,
    issued_at: summary.writtenAt ?? summary.publishedAt,
    effective_from: summary.effectiveFrom,
    effective_to: summary.effectiveTo,
    url: summary.url,
  }
}
