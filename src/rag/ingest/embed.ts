import type { Embedder } from '../../models/ports.ts'
import type { LibraryStore } from '../../store/ports.ts'
import { embedDistinct } from './distinct-texts.ts'

/** What embedding works with. */
export interface EmbedOptions {
  store: Pick<LibraryStore, 'pendingEmbeddings' | 'countPendingEmbeddings' | 'saveEmbeddings'>
  embedder: Pick<Embedder, 'id' | 'embedDocuments'>
  /** Chunks that are embedded and saved together (default 128). */
  batch?: number
  /** Called after each saved batch; `total` grows when documents arrive meanwhile. */
  onProgress?: (done: number, total: number) => void
  signal?: AbortSignal
}

/** Batches at the embedder at once: while one is being saved or fetched the embedder's workers still have the other. */
const BATCHES_UNDER_WAY = 2
const DEFAULT_BATCH = 128
/** Chunks read from the store ahead of the embedder, in batches. */
const READ_AHEAD = 4

interface Pending {
  chunkId: string
  indexText: string
}

/**
 * Embeds every chunk that has no vector of this model yet and returns how many were saved. Reading, embedding and
 * saving overlap, with a bounded number of texts in memory. What was saved stays: after an abort or a crash the next
 * call goes on from there. Resolves early when `signal` aborts; throws what the embedder or the store throws.
 */
export async function embedPending(options: EmbedOptions): Promise<number> {
  const run = new EmbedRun(options)
  await Promise.all(Array.from({ length: BATCHES_UNDER_WAY }, () => run.lane()))
  return run.saved
}

class EmbedRun {
  saved = 0
  private readonly options: EmbedOptions
  private readonly batch: number
  private readonly vectorsOf: (texts: readonly string[]) => Promise<Float32Array[]>
  private readonly queue: Pending[] = []
  /** Text of each chunk that is queued or at the embedder. */
  private readonly underWay = new Map<string, string>()
  /** Saved in this run; a store that still calls one pending would keep it going for ever. */
  private readonly done = new Set<string>()
  private refilling: Promise<void> | null = null
  private exhausted = false
  private failed = false

  constructor(options: EmbedOptions) {
    const { embedder, signal } = options
    this.options = options
    this.batch = options.batch ?? DEFAULT_BATCH
    this.vectorsOf = embedDistinct((texts) => embedder.embedDocuments(texts, signal))
  }

  /** Takes batches until none are left. */
  async lane(): Promise<void> {
    try {
      for (let batch = await this.take(); batch.length > 0; batch = await this.take()) await this.embed(batch)
    } catch (error) {
      this.failed = true
      if (this.options.signal?.aborted !== true) throw error
    }
  }

  private async take(): Promise<Pending[]> {
    while (this.queue.length < this.batch && !this.exhausted && !this.stopped)
      await (this.refilling ??= this.refill())
    return this.stopped ? [] : this.queue.splice(0, this.batch)
  }

  private get stopped(): boolean {
    return this.failed || this.options.signal?.aborted === true
  }

  /** Reads ahead. Chunks under way have no vector yet, so the store names them again: they are passed over. */
  private async refill(): Promise<void> {
    try {
      const { store, embedder } = this.options
      const wanted = this.batch * READ_AHEAD
      const pending = await store.pendingEmbeddings(embedder.id, this.underWay.size + wanted)
      let fresh = 0
      for (const chunk of pending) {
        if (this.underWay.get(chunk.chunkId) === chunk.indexText || this.done.has(chunk.chunkId)) continue
        this.underWay.set(chunk.chunkId, chunk.indexText)
        this.queue.push(chunk)
        fresh++
      }
      if (fresh === 0) this.exhausted = true
    } finally {
      this.refilling = null
    }
  }

  private async embed(batch: readonly Pending[]): Promise<void> {
    const { store, embedder } = this.options
    const vectors = await this.vectorsOf(batch.map((chunk) => chunk.indexText))
    const rows = batch.flatMap(({ chunkId, indexText }, index) => {
      // A document that was replaced meanwhile has the same chunk id with another text, queued anew.
      if (this.underWay.get(chunkId) !== indexText) return []
      return [{ chunkId, vector: vectors[index]! }]
    })
    await store.saveEmbeddings(embedder.id, rows)
    for (const { chunkId } of rows) {
      this.underWay.delete(chunkId)
      this.done.add(chunkId)
    }
    this.saved += rows.length
    await this.tellProgress()
  }

  private async tellProgress(): Promise<void> {
    const { store, embedder, onProgress } = this.options
    if (!onProgress) return
    const left = await store.countPendingEmbeddings(embedder.id)
    onProgress(this.saved, this.saved + left)
  }
}
