import type { Citation, ExplainedPassage, RetrievedPassage } from '../../rag/answer/types.ts'
import type { Candidate } from '../../rag/retrieve/types.ts'

/** Longest passage shown or returned. */
const MAX_PASSAGE = 500
/** Candidates shown on the “why” page. */
export const EXPLAINED = 20

/** A candidate as the API returns it. */
export function toPassage({ chunk, document, score }: Candidate): RetrievedPassage {
  return {
    doc_id: document.id,
    source: document.source,
    path: chunk.path.join(' › '),
    anchor: chunk.anchor,
    text: chunk.text.slice(0, MAX_PASSAGE),
    score: round(score),
  }
}

/** Candidates with what they were ranked by; kept are those an answer quotes. */
export function explainCandidates(
  candidates: readonly Candidate[],
  citations: readonly Citation[],
): ExplainedPassage[] {
  return candidates.map((candidate) => ({
    ...toPassage(candidate),
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
