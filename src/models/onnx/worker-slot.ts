import type { Worker } from 'node:worker_threads'
import { HuidaError } from '../../shared/errors.ts'
import type { FromWorker, ToWorker } from './protocol.ts'

interface Pending {
  resolve(vector: Float32Array): void
  reject(error: unknown): void
}

const MAX_FAILED_STARTS = 3
/** A model that could not be loaded is tried again when it is asked for after this time. */
const RETRY_AFTER_MS = 30_000
/** To end a thread in the middle of a run ends the process too (an error of the native code), so a busy machine gets time. */
const CLOSE_GRACE_MS = 12_000

/** One place for a worker: holds what the worker owes, and puts a new worker in place of a crashed one. */
export class WorkerSlot {
  /** Settles when the first worker has loaded the model; resolves to the dimensions. */
  readonly ready: Promise<number>
  /** A slot with an idle time starts its worker when there is work, and ends it when there has been none for so long. */
  private readonly idleMs: number | null
  private idle: NodeJS.Timeout | undefined
  private resting: Promise<void> = Promise.resolve()
  private worker: Worker | undefined
  private readonly pending = new Map<number, Pending>()
  private readonly start: () => Worker
  private settleReady!: { resolve(dimensions: number): void; reject(error: unknown): void }
  private failedStarts = 0
  private retryAt = 0
  private closing = false

  constructor(start: () => Worker, idleMs: number | null = null) {
    this.start = start
    this.idleMs = idleMs
    this.ready = new Promise((resolve, reject) => (this.settleReady = { resolve, reject }))
    this.ready.catch(() => undefined)
    if (idleMs === null) this.worker = this.launch()
  }

  /** How many texts this worker owes. */
  get load(): number {
    return this.pending.size
  }

  /** False while closed, or for a while after the model could not be loaded. */
  get usable(): boolean {
    return !this.closing && (this.worker !== undefined || Date.now() >= this.retryAt)
  }

  submit(job: number, text: string, urgent: boolean): Promise<Float32Array> {
    clearTimeout(this.idle)
    this.worker ??= this.launch()
    return new Promise((resolve, reject) => {
      this.pending.set(job, { resolve, reject })
      this.post({ type: 'embed', job, text, urgent })
    })
  }

  cancel(job: number): void {
    if (this.settle(job)) this.post({ type: 'cancel', job })
  }

  /** Let the running text end, release the model, end the thread. */
  async close(): Promise<void> {
    if (!this.closing) {
      this.closing = true
      this.rejectAll('向量模型已关闭')
      this.rest()
    }
    await this.resting
  }

  /** End the worker; the next text starts another. */
  private rest(): void {
    clearTimeout(this.idle)
    const worker = this.worker
    if (!worker) return
    const gone = new Promise((resolve) => worker.once('exit', resolve))
    this.post({ type: 'close' })
    this.worker = undefined
    const timer = setTimeout(() => void worker.terminate(), CLOSE_GRACE_MS)
    const before = this.resting
    this.resting = gone.then(() => {
      clearTimeout(timer)
      return before
    })
  }

  /** What was owed for a job, owed no more; a slot that owes nothing comes to rest after its idle time. */
  private settle(job: number): Pending | undefined {
    const owed = this.pending.get(job)
    this.pending.delete(job)
    if (this.pending.size === 0 && this.idleMs !== null)
      this.idle = setTimeout(() => this.rest(), this.idleMs).unref()
    return owed
  }

  private post(message: ToWorker): void {
    this.worker?.postMessage(message)
  }

  private launch(): Worker {
    const worker = this.start()
    let cause: unknown
    worker.on('message', (message: FromWorker) => {
      if (message.type !== 'unloadable') return this.receive(message)
      cause = message.message
      this.failedStarts = MAX_FAILED_STARTS
    })
    worker.on('error', (error) => (cause = error))
    worker.on('exit', () => {
      if (worker === this.worker) this.replace(cause)
    })
    return worker
  }

  private receive(message: Exclude<FromWorker, { type: 'unloadable' }>): void {
    if (message.type === 'ready') {
      this.failedStarts = 0
      this.settleReady.resolve(message.dimensions)
      return
    }
    const owed = this.settle(message.job)
    if (message.type === 'vector') owed?.resolve(message.vector)
    else owed?.reject(new HuidaError('ERR_MODEL_UNAVAILABLE', `向量计算失败：${message.message}`))
  }

  private replace(cause: unknown): void {
    this.worker = undefined
    this.rejectAll('向量模型的工作线程意外退出', cause)
    this.failedStarts++
    if (this.failedStarts < MAX_FAILED_STARTS) {
      this.worker = this.launch()
      return
    }
    this.retryAt = Date.now() + RETRY_AFTER_MS
    const detail = `无法载入向量模型：${String(cause)}`
    this.settleReady.reject(new HuidaError('ERR_MODEL_UNAVAILABLE', detail, { cause }))
  }

  private rejectAll(detail: string, cause?: unknown): void {
    const error = new HuidaError('ERR_MODEL_UNAVAILABLE', detail, { cause })
    for (const owed of this.pending.values()) owed.reject(error)
    this.pending.clear()
  }
}
