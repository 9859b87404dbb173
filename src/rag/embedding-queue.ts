import type { Embedder } from '../models/ports.ts'
import type { LibraryStore } from '../store/ports.ts'
import { embedPending } from './ingest/index.ts'

export type OnProgress = (done: number, total: number) => void

/** Vectors for what has none, in one run at a time that others join. */
export interface EmbeddingQueue {
  /**
   * Resolves when nothing waits any more, to true, or when embedding was stopped, to false; what comes meanwhile is
   * embedded too. Throws what embedder and store throw.
   */
  embedPending(onProgress?: OnProgress): Promise<boolean>
  /** The run under way, if there is one. */
  settled(): Promise<unknown>
}

/** `embedder` is null while the service runs on words only; `checkpoint` is called when new vectors are there to keep. */
export interface EmbeddingQueueDeps {
  store: LibraryStore
  embedder: Embedder | null
  checkpoint: () => Promise<void>
}

/** From so many new vectors on statistics and weights are worth making anew. */
const MANY_VECTORS = 500

/** The queue of a library; rounds end early when `signal` aborts. */
export function createEmbeddingQueue(
  { store, embedder, checkpoint }: EmbeddingQueueDeps,
  signal: AbortSignal,
): EmbeddingQueue {
  let running: Promise<boolean> | null = null
  let more = false
  const listeners = new Set<OnProgress>()

  async function embedRound(before: number): Promise<number> {
    if (embedder === null) return 0
    const onProgress: OnProgress = (done, total) =>
      listeners.forEach((tell) => tell(before + done, before + total))
    return embedPending({ store, embedder, onProgress, signal })
  }

  async function embedUntilNone(): Promise<boolean> {
    let embedded = 0
    try {
      while (more && !signal.aborted) {
        more = false
        embedded += await embedRound(embedded)
        if (more || embedded === 0 || signal.aborted) continue
        if (embedded >= MANY_VECTORS) await store.optimise()
        await checkpoint()
        embedded = 0
      }
      return !signal.aborted
    } finally {
      running = null
      listeners.clear()
    }
  }

  return {
    embedPending(onProgress) {
      more = true
      if (onProgress) listeners.add(onProgress)
      running ??= embedUntilNone()
      return running
    },
    settled: () => running ?? Promise.resolve(),
  }
}
