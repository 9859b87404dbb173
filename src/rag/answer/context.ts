import type { DocumentSummary, StoredDocument } from '../../store/ports.ts'
import type { CarriedTurn } from '../retrieve/analyse/index.ts'
import type { QueryAnalysis, Retrieval } from '../retrieve/types.ts'
import type { ValidityIndex } from '../validity.ts'
import type { AskedTime } from './time/asked-time.ts'
import type { EvidenceBook } from './evidence.ts'
import type { AnswerStatus } from './status.ts'
import type { AnswerRequest, Citation, Contact, StepTrace } from './types.ts'

/** A sentence of an answer with the tokens of the evidence it rests on. */
export interface DraftSentence {
  text: string
  tokens: string[]
  /** Starts a new line (a list item, the next place of a comparison). */
  newLine?: boolean
}

export interface Draft {
  sentences: DraftSentence[]
  completeness: 'full' | 'partial' | 'none'
  composer: 'extractive' | 'generative' | 'curated'
  model: string | null
  /** Questions of the row that none of the sentences answers. */
  unanswered?: readonly string[]
}

/** One question to answer on its own: the whole, one of several questions in it, or one side of a comparison. */
export interface QuestionPart {
  /** Shown before its sentences when there are several (`威海`), or null. */
  label: string | null
  /** Name of this side of a comparison (`威海`, `2026年`), or null. */
  side: string | null
  /** The one time this part asks about, or null: now. */
  time: AskedTime | null
  analysis: QueryAnalysis
  retrieval: Retrieval
}

/** What the steps hand on. A step returns a new context; nothing is changed in place but the trace of the run. */
export interface AnswerContext {
  request: AnswerRequest
  /** ISO date the answer must hold on. */
  asOf: string
  /** ISO date by which documents are preferred: a past day, month or year the question names, else `asOf`. */
  heldOn: string
  /** The one time the question asks about, or null: now. */
  time: AskedTime | null
  /** Normalised question, personal data masked. */
  question: string
  /** What an earlier turn adds to a question that leans on it, or null. */
  carried: CarriedTurn | null
  /** Documents the earlier turn was about, when the question leans on it; else empty. */
  topic: ReadonlySet<string>
  analysis: QueryAnalysis | null
  parts: QuestionPart[]
  /** Questions of the row for which nothing was found. */
  unanswered: readonly string[]
  evidence: EvidenceBook
  draft: Draft | null
  citations: Citation[]
  text: string
  notices: string[]
  dropped: { sentence: string; reason: string }[]
  status: AnswerStatus
  validity: ValidityIndex
  documents: ReadonlyMap<string, DocumentSummary>
}

/** How a pipeline ends early: a status with what to tell the person. */
export interface Stop {
  status: AnswerStatus
  text: string
  contacts?: Contact[]
}

export type Outcome =
  | { next: AnswerContext; trace?: Partial<StepTrace> }
  | { stop: Stop; next?: AnswerContext; trace?: Partial<StepTrace> }

/** A step of the answer pipeline; it either hands a new context on or stops with a status. */
export interface Step {
  name: string
  run(context: AnswerContext, signal: AbortSignal): Promise<Outcome> | Outcome
}

/** Reads whole documents for composing; keeps the last few in memory. */
export type ReadDocument = (id: string) => Promise<StoredDocument | null>
