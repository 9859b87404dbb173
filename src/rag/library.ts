import type { Embedder } from '../models/ports.ts'
import type { LibraryStore } from '../store/ports.ts'
import { createEmbeddingQueue, type OnProgress } from './embedding-queue.ts'
import { syncPaths, syncUpload, type FileOutcome, type SyncDeps, type SyncLimits } from './ingest/index.ts'

export interface LibraryServiceDeps {
  store: LibraryStore
  /** Null while the service runs on words only. */
  embedder: Embedder | null
  limits: SyncLimits
  /** Reads files another way than the ingest does by itself. */
  load?: NonNullable<SyncDeps['load']>
  /** Make the embedded database's safe copy; called after every change. */
  checkpoint: () => Promise<void>
  log: { info(details: object, message: string): void; error(details: object, message: string): void }
}

export type OnFile = (done: number, total: number, outcome: FileOutcome) => void

/** Changes to the library, one at a time, with vectors following behind. */
export interface LibraryService {
  ingestPaths(paths: readonly string[], onFile: OnFile): Promise<FileOutcome[]>
  ingestUpload(file: { name: string; bytes: Uint8Array }): Promise<FileOutcome[]>
  /** Embed what has no vector yet; a call meanwhile joins, is told of progress, and what came with it is embedded too. False when stopped early. */
  embedPending(onProgress?: OnProgress): Promise<boolean>
  /** Stop embedding and wait for what is under way. */
  close(): Promise<void>
}

/** From so many changed files on statistics and weights are worth making anew. */
const MANY_FILES = 20

/** The service behind ingest by CLI, upload and first start. */
export function createLibraryService(deps: LibraryServiceDeps): LibraryService {
  const stopped = new AbortController()
  let queue: Promise<unknown> = Promise.resolve()
  const embedding = createEmbeddingQueue(deps, stopped.signal)
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const result = queue.then(work, work)
    queue = result.catch(() => undefined)
    return result
  }
  const changed = async (outcomes: FileOutcome[]): Promise<FileOutcome[]> => {
    const files = outcomes.filter(({ outcome }) => outcome !== 'unchanged' && outcome !== 'failed').length
    if (files >= MANY_FILES) await deps.store.optimise()
    if (files > 0) await deps.checkpoint()
    return outcomes
  }
  const service: LibraryService = {
    ingestPaths: (paths, onFile) =>
      inTurn(async () => changed(await syncPaths(paths, deps, { onFile, signal: stopped.signal }))),
    async ingestUpload(file) {
      const outcomes = await inTurn(async () => changed(await syncUpload(file, deps)))
      service.embedPending().catch((error: unknown) => deps.log.error({ err: error }, 'embedding stopped'))
      return outcomes
    },
    embedPending: (onProgress) => embedding.embedPending(onProgress),
    async close() {
      stopped.abort()
      await Promise.allSettled([queue, embedding.settled()])
    },
  }
  return service
}
