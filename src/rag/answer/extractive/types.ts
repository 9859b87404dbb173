import type { DocumentSummary, StoredDocument } from '../../../store/ports.ts'
import type { Candidate } from '../../retrieve/types.ts'
import type { Span } from '../../../shared/text/sentences.ts'
import type { Validity } from '../../validity.ts'
import type { DraftSentence, QuestionPart, ReadDocument } from '../context.ts'
import type { EvidenceBook } from '../evidence.ts'
import type { RowPlace } from './table/rows.ts'

/** What a strategy has to work with: one part of the question, its best candidates, and their documents. */
export interface PartMaterial {
  part: QuestionPart
  /** Candidates worth reading, best first. */
  candidates: Candidate[]
  documents: ReadonlyMap<string, StoredDocument>
  /** Every document of the library, by id. */
  summaries: ReadonlyMap<string, DocumentSummary>
  /** Reads a document that is not among the candidates. */
  read: ReadDocument
  book: EvidenceBook
  /** Sentences other parts of the answer said already, as `<document id>:<start>`. */
  taken: Set<string>
  /** ISO date of the day that matters. */
  heldOn: string
  /** How a document stands on that day. */
  standing: (documentId: string) => Validity
  /** How a document stands today, whatever day the question is about. */
  standingToday: (documentId: string) => Validity
  /** Characters this part may use. */
  budget: number
  /** Cosine of the question with a text, when an embedder is there. */
  similarity: (texts: readonly string[]) => Promise<number[] | null>
}

/** Sentences for a part, or null when the strategy does not apply. */
export type Strategy = (material: PartMaterial) => Promise<DraftSentence[] | null> | DraftSentence[] | null

/** A sentence or a table row with where it stands. */
export interface BareSpan extends Span {
  candidate: Candidate
  document: StoredDocument
  /** The words it says: the text of a sentence, a row with the names of its columns. */
  said: string
  row: RowPlace | null
}

/** Features of a sentence for a question, by name; 0 means “says nothing”. */
export type Features = Readonly<Record<string, number>>

export interface ScoredSpan extends BareSpan {
  score: number
  covered: ReadonlySet<string>
  /** What the score is made of; see score.ts. */
  features: Features
}
