import type { DocumentSummary, StoredChunk } from '../../store/ports.ts'
import type { DocumentReference } from './analyse/documents.ts'
import type { Facet } from './analyse/facets.ts'

/** A question as retrieval understands it. */
export interface QueryAnalysis {
  /** Normalised: simplified, half-width digits, Chinese punctuation. */
  question: string
  /** What is embedded: the question, with the earlier one it leans on before it. */
  searchText: string
  /** What a turn of a conversation puts to what was said before, which its answer must speak of; null where the question is whole. */
  put: string | null
  /** Term → weight for the lexical search; 1 for a plain content word. */
  terms: ReadonlyMap<string, number>
  /** Terms of the question itself and their synonyms, without what an earlier turn brought. */
  own: ReadonlyMap<string, number>
  /** Content words of the question, and of the earlier one it leans on (no synonyms), for coverage. */
  words: readonly string[]
  /** Official wordings the synonyms brought in, by the colloquial word they stand for. */
  synonyms: ReadonlyMap<string, readonly string[]>
  /** Cities of the library named by stem (`威海`), and cities it has nothing of. */
  places: readonly string[]
  foreignPlaces: readonly string[]
  /** Four-digit years in the question, in order. */
  years: readonly string[]
  documents: readonly DocumentReference[]
  missingDocuments: readonly string[]
  facets: ReadonlySet<Facet>
  statedCount: number | null
  /** What is asked for by name: the words right after 哪些, 什么 or 几个 (`哪些领域` → 领域). */
  focus: readonly string[]
  quoted: readonly string[]
}

/** A chunk with everything it was ranked by. */
export interface Candidate {
  chunk: StoredChunk
  document: DocumentSummary
  /** Raw BM25 and cosine; null when that search did not return the chunk. */
  lexical: number | null
  dense: number | null
  features: Record<string, number>
  /** Final score, for one question comparable across chunks. */
  score: number
}

/** What was found for a question. */
export interface Retrieval {
  /** Best first; all that were looked at. */
  candidates: Candidate[]
  /** idf of each query term, for sufficiency and sentence scoring. */
  idf: ReadonlyMap<string, number>
  /** Whether vectors took part. */
  dense: boolean
}
