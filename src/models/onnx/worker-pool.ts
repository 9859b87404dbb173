import { setMaxListeners } from 'node:events'
import { HuidaError } from '../../shared/errors.ts'
import { startWorker } from '../../shared/worker.ts'
import { abortError, throwIfAborted } from '../abort.ts'
import type { EncoderFiles } from './protocol.ts'
import { WorkerSlot } from './worker-slot.ts'

/** Texts a caller may have under way for each worker: enough to bridge a busy main thread, few enough to cancel. */
const AHEAD = 6
/** More waiting queries than this means nobody will see their answers in time. */
const MAX_URGENT = 256

/** A further worker holds 180 MB; it goes when it had nothing to do for this long. */
const IDLE_MS = 20_000

/**
 * Encoder workers behind one function; each text goes to the worker that owes least. The first is always there, for
 * queries; the others come with the work and go with it.
 */
export class WorkerPool {
  private readonly slots: WorkerSlot[]
  private nextJob = 1
  private urgent = 0

  constructor(files: EncoderFiles, workers: number) {
    const entry = new URL('./embed.worker.ts', import.meta.url)
    const start = () => startWorker(entry, files)
    this.slots = Array.from({ length: workers }, (_, i) => new WorkerSlot(start, i === 0 ? null : IDLE_MS))
  }

  /** Resolves to the vector length once the first worker has loaded the model; ERR_MODEL_UNAVAILABLE if it cannot. */
  ready(): Promise<number> {
    return this.slots[0]!.ready
  }

  /** A query: overtakes waiting documents; ERR_MODEL_UNAVAILABLE when too many queries wait already. */
  async embedUrgent(text: string, signal?: AbortSignal): Promise<Float32Array> {
    if (this.urgent >= MAX_URGENT) throw new HuidaError('ERR_MODEL_UNAVAILABLE', '向量模型的排队已满')
    this.urgent++
    try {
      return await this.embed(text, true, signal)
    } finally {
      this.urgent--
    }
  }

  /** Texts in order; urgent ones overtake documents that wait. Backpressure: at most {@link AHEAD} texts a worker are under way, however many are asked for. */
  async embedAll(texts: readonly string[], signal?: AbortSignal, urgent = false): Promise<Float32Array[]> {
    const vectors = new Array<Float32Array>(texts.length)
    const stop = new AbortController()
    const either = AbortSignal.any(signal ? [signal, stop.signal] : [stop.signal])
    setMaxListeners(0, either)
    let next = 0
    const lane = async (): Promise<void> => {
      for (let i = next++; i < texts.length; i = next++)
        vectors[i] = await this.embed(texts[i]!, urgent, either)
    }
    const lanes = Array.from({ length: Math.min(texts.length, AHEAD * this.slots.length) }, lane)
    try {
      await Promise.all(lanes)
    } catch (error) {
      stop.abort(error)
      throw error
    }
    return vectors
  }

  async close(): Promise<void> {
    await Promise.all(this.slots.map((slot) => slot.close()))
  }

  private async embed(text: string, urgent: boolean, signal?: AbortSignal): Promise<Float32Array> {
    throwIfAborted(signal)
    const slot = this.slots.filter((one) => one.usable).sort((a, b) => a.load - b.load)[0]
    if (!slot) throw new HuidaError('ERR_MODEL_UNAVAILABLE', '向量模型没有可用的工作线程')
    const job = this.nextJob++
    const vector = slot.submit(job, text, urgent)
    if (!signal) return vector
    return abortable(vector, signal, () => slot.cancel(job))
  }
}

function abortable<T>(work: Promise<T>, signal: AbortSignal, cancel: () => void): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    const onAbort = (): void => {
      cancel()
      reject(abortError(signal) as Error)
    }
    signal.addEventListener('abort', onAbort, { once: true })
    void work.then(resolve, reject).finally(() => signal.removeEventListener('abort', onAbort))
  })
}
