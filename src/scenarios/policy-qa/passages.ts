import type { Citation, ExplainedPassage, RetrievedPassage } from '../../rag/answer/types.ts'
import type { Passage } from '../../rag/retrieve/passage.ts'

/** Candidates shown on the “why” page. */
export const EXPLAINED = 20

/** A passage as the API returns it. */
export function toPassage({ candidate, text }: Pick<Passage, 'candidate' | 'text'>): RetrievedPassage {
  return {
    doc_id: candidate.document.id,
    source: candidate.document.source,
    path: candidate.chunk.path.join(' › '),
    anchor: candidate.chunk.anchor,
    text,
    score: round(candidate.score),
  }
}

/** Candidates with what they were ranked by; kept are those an answer quotes. */
export function explainCandidates(
  passages: readonly Pick<Passage, 'candidate' | 'text'>[],
  citations: readonly Citation[],
): ExplainedPassage[] {
  return passages.map(({ candidate, text }) => ({
    ...toPassage({ candidate, text }),
    kept: citations.some(
      (citation) =>
        citation.doc_id === candidate.document.id &&
        candidate.chunk.text.includes(citation.quote.slice(0, 40)),
    ),
    lexical: candidate.lexical === null ? null : round(candidate.lexical),
    dense: candidate.dense === null ? null : round(candidate.dense),
    features: Object.fromEntries(
      Object.entries(candidate.features).map(([name, value]) => [name, round(value)]),
    ),
  }))
}

const round = (value: number): number => Math.round(value * 1000) / 1000
