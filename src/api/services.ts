import type { Accounts } from '../accounts/types.ts'
import type { CityPack } from '../city/types.ts'
import type { Desk, Ticket } from '../scenarios/hotline/desk/types.ts'
import type { TicketInput } from '../scenarios/hotline/types.ts'
import type { Clock } from '../shared/clock.ts'
import type { AnswerStore, LibraryStore, ServiceItemStore } from '../store/ports.ts'
import type { Assistant } from '../scenarios/assistant/index.ts'

/** How one file fared in an ingest; `code` and `reason` (Chinese) when it failed. */
export interface FileOutcome {
  path: string
  outcome: 'created' | 'updated' | 'unchanged' | 'removed' | 'failed'
  docIds: string[]
  chunks: number
  warnings: { code: string; message: string }[]
  code?: string
  reason?: string
}

/** What is ready and what is not, for `/readyz`, the first page and `doctor`. */
export interface Readiness {
  ready: boolean
  database: 'postgres' | 'pglite'
  documents: number
  chunks: number
  /** Chunks that still wait for their vector; answers are lexical for them. */
  pendingEmbeddings: number
  /** Embedding model id, or null when the service runs on words only. */
  embedder: string | null
  chatModel: string | null
  reranker: string | null
  corpus: string
  version: string
  /** True when everything in the library is invented demo material. */
  sampleLibrary: boolean
}

/** All a route may use; built by the container. Errors are HuidaError. */
export interface ApiServices {
  assistant: Assistant
  library: LibraryStore
  serviceItems: ServiceItemStore
  answers: AnswerStore
  /** Ingest one uploaded file (root `upload`) and start embedding it in the background. */
  ingestUpload(file: { name: string; bytes: Uint8Array }): Promise<FileOutcome[]>
  /** Ingest paths of this machine on behalf of the CLI; events per file. */
  ingestPaths(
    paths: readonly string[],
    onFile: (done: number, total: number, outcome: FileOutcome) => void,
  ): Promise<FileOutcome[]>
  /** Write a backup of the library to a file of this machine. Throws ERR_USAGE where the data is not embedded. */
  backup(file: string): Promise<void>
  readiness(): Promise<Readiness>
  city: CityPack
  desk: Desk
  /** What a ticket of this text would be, masked, without making one. */
  suggest(input: TicketInput): Promise<Pick<Ticket, 'intake' | 'advice'>>
  /** Who works at the desk. */
  accounts: Accounts
  clock: Clock
  /** Constant-time check of the admin token. */
  isAdmin(token: string): Promise<boolean>
}
