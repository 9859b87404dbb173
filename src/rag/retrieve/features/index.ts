import type { DocumentSummary, StoredChunk } from '../../../store/ports.ts'
import type { FusedHit } from '../fuse.ts'
import type { QueryAnalysis } from '../types.ts'
import { chunkFeatures } from './chunk-features.ts'
import { documentFeatures } from './document-features.ts'
import { pairCoverage } from './pairs.ts'

export { coverageOf } from './chunk-features.ts'

/**
 * Weight of each feature in the final score: round values on the plateau that three development sets share (questions
 * that quote their text, questions that paraphrase it, and keywords).
 */
export const FEATURE_WEIGHTS: Readonly<Record<string, number>> = {
  fused: 0.56,
  coverage: 0.42,
  pairs: 0.67,
  phrase: 0.39,
  meaning: 0.22,
  document: 0.28,
  documentWords: 0.06,
  documentCoverage: 0.17,
  documentPlace: 0.17,
  place: 0.06,
  year: 0.03,
  number: 0.11,
  responsible: 0.08,
  term: 0.61,
  row: 0.16,
  heading: 0.11,
  kind: 0.08,
}

/** A chunk found by a search, with its document. */
export interface FoundHit {
  hit: FusedHit
  chunk: StoredChunk
  document: DocumentSummary
}

/** Features of each chunk found, in the order given. They are cheap: no model is asked. */
export function candidateFeatures(
  analysis: QueryAnalysis,
  found: readonly FoundHit[],
  idf: ReadonlyMap<string, number>,
): Record<string, number>[] {
  const pairs = pairCoverage(
    analysis.question,
    found.map(({ chunk }) => chunk.text),
  )
  const documents = documentFeatures(
    analysis,
    found.map(({ chunk, document }) => ({ chunk, title: document.title })),
    idf,
  )
  return found.map(({ hit, chunk, document }, i) => ({
    fused: hit.fused,
    meaning: Math.max(0, hit.dense ?? 0),
    pairs: pairs[i]!,
    ...chunkFeatures(analysis, chunk, document, idf),
    ...documents.get(chunk.docId),
  }))
}

/** Weighted sum of the features. */
export function finalScore(features: Readonly<Record<string, number>>): number {
  return Object.entries(features).reduce(
    (sum, [name, value]) => sum + (FEATURE_WEIGHTS[name] ?? 0) * value,
    0,
  )
}
