import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Worker } from 'node:worker_threads'
import { HuidaError } from '../../../shared/errors.ts'
import { startWorker } from '../../../shared/worker.ts'
import type { Row, SqlValue } from '../../ports.ts'
import { sizeOf } from './folders.ts'
import type { PgliteFailure, PgliteReply, PgliteRequest, PgliteStart } from './protocol.ts'

/** A damaged folder may hang the engine instead of failing; replaying the log takes far less than this. */
const OPEN_TIMEOUT_MS = 180_000

/** The engine touches its whole cache at once: more than a small library needs would be memory for nothing. */
const LEAST_BUFFER_MB = 48
const MOST_BUFFER_MB = 768

interface Waiting {
  resolve(rows: Row[]): void
  reject(error: Error): void
}

type RequestBody = PgliteRequest extends infer R ? (R extends { id: number } ? Omit<R, 'id'> : never) : never

/** A cache that holds the whole library as it is now; more than the upper limit pays little. */
async function bufferFor(folder: string | null): Promise<number> {
  const bytes = folder === null || !existsSync(join(folder, 'base')) ? 0 : await sizeOf(join(folder, 'base'))
  const megabytes = Math.ceil((bytes * 1.2) / 1024 ** 2)
  return Math.min(Math.max(megabytes, LEAST_BUFFER_MB), MOST_BUFFER_MB)
}

/** An error with the fields the driver gave it. */
function failureError(failure: PgliteFailure): Error {
  return Object.assign(new Error(failure.message), { code: failure.code, detail: failure.detail })
}

/** PGlite in its own thread. Requests are answered in order; when the thread dies, all of them fail. */
export class PgliteEngine {
  readonly #worker: Worker
  readonly #waiting = new Map<number, Waiting>()
  #nextId = 1
  #dead: Error | null = null

  private constructor(worker: Worker) {
    this.#worker = worker
    worker.on('message', (reply: PgliteReply) => this.#settle(reply))
    worker.on('error', (error) => this.#die(error))
    worker.on('exit', () => this.#die(new Error('the database thread has ended')))
  }

  /** Open the folder (null: in memory). Rejects with the engine's own error when it can't be opened. */
  static async open(folder: string | null): Promise<PgliteEngine> {
    const start: PgliteStart = { folder, bufferMegabytes: await bufferFor(folder) }
    const engine = new PgliteEngine(startWorker(new URL('./pglite.worker.ts', import.meta.url), start))
    const timer = setTimeout(
      () => engine.#die(new Error('opening the database took too long')),
      OPEN_TIMEOUT_MS,
    )
    try {
      await engine.#wait(0)
      return engine
    } catch (error) {
      await engine.terminate()
      throw error
    } finally {
      clearTimeout(timer)
    }
  }

  query(sql: string, params: readonly SqlValue[]): Promise<Row[]> {
    return this.#send({ op: 'query', sql, params })
  }

  async exec(sql: string): Promise<void> {
    await this.#send({ op: 'exec', sql })
  }

  /** Let the engine write its shutdown checkpoint, then end the thread. */
  async close(): Promise<void> {
    if (this.#dead === null) await this.#send({ op: 'close' }).catch(() => undefined)
    await this.terminate()
  }

  async terminate(): Promise<void> {
    await this.#worker.terminate()
  }

  #send(body: RequestBody): Promise<Row[]> {
    if (this.#dead !== null) return Promise.reject(this.#dead)
    const id = this.#nextId++
    const result = this.#wait(id)
    try {
      this.#worker.postMessage({ ...body, id })
    } catch (error) {
      this.#waiting.delete(id)
      throw error
    }
    return result
  }

  #wait(id: number): Promise<Row[]> {
    return new Promise((resolve, reject) => this.#waiting.set(id, { resolve, reject }))
  }

  #settle(reply: PgliteReply): void {
    const waiting = this.#waiting.get(reply.id)
    this.#waiting.delete(reply.id)
    if ('rows' in reply) return waiting?.resolve(reply.rows)
    waiting?.reject(failureError(reply.failure))
    if (reply.failure.fatal && reply.id !== 0) this.#die(failureError(reply.failure))
  }

  #die(cause: Error): void {
    this.#dead ??= new HuidaError('ERR_STORE_UNAVAILABLE', '内嵌数据库已停止', { cause })
    for (const waiting of this.#waiting.values()) waiting.reject(this.#dead)
    this.#waiting.clear()
    void this.#worker.terminate()
  }
}
