import type { Static } from 'typebox'
import { ANSWER_STATUSES } from '../../rag/answer/status.ts'
import type { OutcomeSchema } from '../schemas/ingest.ts'
import type { StatusSchema } from '../schemas/status.ts'
import type { FileOutcome, Readiness } from '../services.ts'

const STATUS_LABELS = Object.fromEntries(
  Object.entries(ANSWER_STATUSES).map(([status, { label }]) => [status, label]),
)

/** How a file fared, as the API writes it. */
export function outcomeView(outcome: FileOutcome): Static<typeof OutcomeSchema> {
  const { docIds, ...rest } = outcome
  return { ...rest, doc_ids: docIds }
}

/** The way back: what a client of the API makes of {@link outcomeView}. */
export function outcomeFromWire(wire: Static<typeof OutcomeSchema>): FileOutcome {
  const { doc_ids: docIds, ...rest } = wire
  return { ...rest, docIds }
}

/** Readiness, as the API writes it. */
export function statusView(readiness: Readiness, hotline: string): Static<typeof StatusSchema> {
  return {
    ready: readiness.ready,
    database: readiness.database,
    documents: readiness.documents,
    chunks: readiness.chunks,
    pending_embeddings: readiness.pendingEmbeddings,
    embedder: readiness.embedder,
    chat_model: readiness.chatModel,
    reranker: readiness.reranker,
    corpus: readiness.corpus,
    version: readiness.version,
    sample_library: readiness.sampleLibrary,
    hotline,
    answer_statuses: STATUS_LABELS,
  }
}

/** The way back of {@link statusView}. */
export function readinessFromWire(wire: Static<typeof StatusSchema>): Readiness {
  return {
    ready: wire.ready,
    database: wire.database,
    documents: wire.documents,
    chunks: wire.chunks,
    pendingEmbeddings: wire.pending_embeddings,
    embedder: wire.embedder,
    chatModel: wire.chat_model,
    reranker: wire.reranker,
    corpus: wire.corpus,
    version: wire.version,
    sampleLibrary: wire.sample_library,
  }
}
