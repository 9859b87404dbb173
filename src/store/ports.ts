import type { ChunkRecord, DocumentFields, DocumentRecord } from './records.ts'

export type { ServiceItemStore, StoredServiceItem } from './service-item.ts'
export type * from './ticket.ts'
export type * from './ticket-store.ts'

export type SqlValue =
  string | number | boolean | bigint | null | Date | Uint8Array | readonly SqlValue[] | object
export type Row = Record<string, unknown>

/** Runs parameterised SQL (`$1`…). Rows come back with the driver's parsed types. */
export interface Queryable {
  query<T extends Row = Row>(sql: string, params?: readonly SqlValue[]): Promise<T[]>
}

/** PostgreSQL or embedded PGlite behind one port. A transaction commits when `work` resolves and rolls back when it throws. */
export interface Database extends Queryable {
  readonly engine: 'postgres' | 'pglite'
  transaction<T>(work: (tx: Queryable) => Promise<T>): Promise<T>
  /** Several statements without parameters (migrations). */
  exec(sql: string): Promise<void>
  /** Embedded: flush to a consistent copy beside the data (PGlite does not fsync). PostgreSQL: nothing. */
  checkpoint(): Promise<void>
  close(): Promise<void>
}

export type PutOutcome = 'created' | 'updated' | 'unchanged'

/** Narrow what is searched. All keys are optional and combined with AND. */
export interface SearchFilter {
  docIds?: readonly string[]
  documents?: Pick<KindFilter, 'only' | 'except'>
  /** Kinds of chunks. */
  kinds?: readonly ChunkRecord['kind'][]
}

/** A chunk found. `score` is BM25 ≥ 0 from the lexical search, a cosine in [-1, 1] from the dense one. */
export interface ChunkHit {
  chunkId: string
  docId: string
  score: number
}

export interface StoredChunk extends ChunkRecord {
  chunkId: string
  docId: string
}

/** A document without its bytes, texts and chunks. */
export interface DocumentSummary extends DocumentFields {
  id: string
  source: string
  root: string
  path: string
  digest: string
  mediaType: string
  chunkCount: number
  embeddedCount: number
  warningCount: number
  ingestedAt: string
}

export interface SyncState {
  path: string
  id: string
  digest: string
}

/** Kinds (文种) of documents: `only` one, all `except` one, or one `last` in a list. */
export interface KindFilter {
  only?: string
  except?: string
  last?: string
}

/** The policy library. Each write is one transaction: a document is its old or its new version, whole. */
export interface LibraryStore {
  /** Insert or replace by id. Unchanged digest does nothing. Removes the old version's chunks, vectors and postings. */
  putDocument(document: DocumentRecord): Promise<PutOutcome>
  /** Digests of what came from a root, to decide what to read at all. */
  syncStates(root: string): Promise<SyncState[]>
  removeDocuments(ids: readonly string[]): Promise<number>
  countDocuments(kinds?: KindFilter): Promise<number>
  /** Newest first, after `kinds.last`. */
  listDocuments(
    page: { offset: number; limit: number; query?: string },
    kinds?: KindFilter,
  ): Promise<DocumentSummary[]>
  getDocument(id: string): Promise<StoredDocument | null>
  getOriginal(id: string): Promise<{ bytes: Uint8Array; mediaType: string; source: string } | null>
  /** Chunks by id, in the order asked for; unknown ids are left out. */
  getChunks(chunkIds: readonly string[]): Promise<StoredChunk[]>
  /** Chunks of one document by ordinal range, inclusive. */
  getChunkRange(docId: string, from: number, to: number): Promise<StoredChunk[]>
  /** Summaries of all documents, small enough to keep in memory; used by query analysis (titles, 文号, regions). */
  documentIndex(): Promise<DocumentSummary[]>
  /** Changes whenever the library changes; cheap. Also the corpus hash that answers and evaluations record. */
  revision(): Promise<string>

  /** Top k by BM25 for weighted query terms (term → weight, 1 for a plain term). */
  searchLexical(terms: ReadonlyMap<string, number>, k: number, filter?: SearchFilter): Promise<ChunkHit[]>
  /** Top k by cosine among chunks embedded by `modelId`. */
  searchDense(modelId: string, vector: Float32Array, k: number, filter?: SearchFilter): Promise<ChunkHit[]>
  /** Cosine of a vector with those of the named chunks, by chunk id; chunks without a vector of the model are left out. */
  measureCosines(
    modelId: string,
    vector: Float32Array,
    chunkIds: readonly string[],
  ): Promise<Map<string, number>>

  /** In how many chunks each term occurs (0 when in none), and how many chunks there are: for idf weights. */
  termFrequencies(terms: readonly string[]): Promise<{ chunks: number; frequency: Map<string, number> }>

  /** Chunks that have no vector of `modelId` yet (a library embedded by another model counts as not embedded). */
  pendingEmbeddings(modelId: string, limit: number): Promise<{ chunkId: string; indexText: string }[]>
  countPendingEmbeddings(modelId: string): Promise<number>
  saveEmbeddings(modelId: string, rows: readonly { chunkId: string; vector: Float32Array }[]): Promise<void>

  /** Worth calling once after a batch of changes: exact weights, indices, statistics. Searches are right without it. */
  optimise(): Promise<void>
}

/** A document as read back: everything but the bytes and the chunks. */
export interface StoredDocument extends Omit<DocumentRecord, 'bytes' | 'chunks' | 'serviceItem'> {
  chunkCount: number
  embeddedCount: number
  ingestedAt: string
}

/** Splits text into index terms; the same function at ingest and at query time. */
export type TokenizeForSearch = (text: string) => string[]

export interface StoredAnswer {
  id: string
  conversationId: string
  askedAt: string
  /** Masked question. */
  question: string
  status: string
  /** The whole answer object as the API returned it, trace included; masked. */
  answer: object
}

export interface FeedbackRecord {
  answerId: string
  verdict: 'useful' | 'wrong'
  comment: string | null
  at: string
}

/** What was said in one turn of a conversation, as it was kept. */
export interface StoredTurn {
  /** Masked question. */
  question: string
  status: string
  /** Text of the answer. */
  said: string
}

/** Conversations, answers with their trace, and feedback; kept for a configured number of days. */
export interface AnswerStore {
  saveAnswer(answer: StoredAnswer): Promise<void>
  getAnswer(id: string): Promise<StoredAnswer | null>
  /** The last turns of a conversation asked at or after a time (ISO), oldest first. */
  listTurns(conversationId: string, since: string, limit: number): Promise<StoredTurn[]>
  saveFeedback(feedback: FeedbackRecord): Promise<void>
  /** Deletes what is older than the date; returns how many answers went. */
  purgeBefore(isoDate: string): Promise<number>
}

/** Small settings that must survive a restart (for instance the hash of the admin token). */
export interface SettingStore {
  get(key: string): Promise<string | null>
  /** Put `after` where `before` stands (null: where nothing does); false, with nothing changed, when something else does. */
  swap(key: string, before: string | null, after: string): Promise<boolean>
  /** What stands there, or what is made and put there now; of several who make it at once all get the same. */
  obtain(key: string, make: () => string): Promise<string>
}
