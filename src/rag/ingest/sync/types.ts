import type { LibraryStore } from '../../../store/ports.ts'
import type { IngestWarning } from '../../../store/records.ts'
import type { LoadedDocument, RepairedDocument, SourceFile } from '../types.ts'

/** How one file fared; `code` and `reason` (Chinese) when it failed. */
export interface FileOutcome {
  /** Path below its ingest root. */
  path: string
  outcome: 'created' | 'updated' | 'unchanged' | 'removed' | 'failed'
  docIds: string[]
  chunks: number
  warnings: IngestWarning[]
  /** How its documents fared: a JSON Lines file holds many. */
  counts: DocumentCounts
  code?: string
  reason?: string
}

export interface DocumentCounts {
  created: number
  updated: number
  unchanged: number
  removed: number
  failed: number
}

/** Bounds of an ingest. */
export interface SyncLimits {
  /** Largest file, in bytes; larger ones are not read. */
  maxBytes: number
}

/** What a sync works with; `load` and `repair` default to the real ones. */
export interface SyncDeps {
  store: Pick<LibraryStore, 'putDocument' | 'removeDocuments' | 'syncStates' | 'documentIndex'>
  limits?: SyncLimits
  load?: (file: SourceFile) => Promise<LoadedDocument[]>
  repair?: (loaded: LoadedDocument) => RepairedDocument
}

/** A file to ingest: where it lies, and how the library calls its place. */
export interface FoundFile {
  root: string
  /** Below the root, `/`-separated. */
  path: string
  name: string
  /** Reads the bytes; ERR_FILE_TOO_LARGE or ERR_FILE_UNREADABLE when it cannot. */
  read: () => Promise<Uint8Array>
}
