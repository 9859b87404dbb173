import { AsyncLocalStorage } from 'node:async_hooks'
import { HuidaError } from '../../../shared/errors.ts'
import type { Database, Queryable, Row, SqlValue } from '../../ports.ts'
import { storeError } from '../driver-errors.ts'
import type { PgliteEngine } from './engine.ts'
import { TaskQueue } from './task-queue.ts'

/** What the embedded database does around the engine: a safe copy while nothing runs, and letting go at the end. */
export interface EmbeddedHooks {
  /** Runs after CHECKPOINT while no statement runs. */
  copy(): Promise<void>
  /** Runs once after the engine has closed. */
  release(): Promise<void>
}

/**
 * PGlite as a Database. The engine has one session, so a transaction keeps the queue for its whole length:
 * no other statement can slip into it.
 */
export class EmbeddedDatabase implements Database {
  readonly engine = 'pglite'
  readonly #engine: PgliteEngine
  readonly #hooks: EmbeddedHooks
  readonly #queue = new TaskQueue()
  readonly #insideTransaction = new AsyncLocalStorage<true>()
  #closing: Promise<void> | null = null

  constructor(engine: PgliteEngine, hooks: EmbeddedHooks) {
    this.#engine = engine
    this.#hooks = hooks
  }

  query<T extends Row = Row>(sql: string, params: readonly SqlValue[] = []): Promise<T[]> {
    return this.#exclusive(() => this.#run<T>(sql, params))
  }

  exec(sql: string): Promise<void> {
    return this.#exclusive(() => this.#exec(sql))
  }

  transaction<T>(work: (tx: Queryable) => Promise<T>): Promise<T> {
    return this.#exclusive(() => this.#insideTransaction.run(true, () => this.#transact(work)))
  }

  /** Run `work` while no statement runs, after everything committed has reached the data files. */
  whileQuiet<T>(work: () => Promise<T>): Promise<T> {
    return this.#exclusive(async () => {
      await this.#exec('CHECKPOINT')
      return work()
    })
  }

  checkpoint(): Promise<void> {
    return this.whileQuiet(() => this.#hooks.copy())
  }

  close(): Promise<void> {
    this.#closing ??= this.#queue.run(() => this.#engine.close()).finally(() => this.#hooks.release())
    return this.#closing
  }

  #exclusive<T>(task: () => Promise<T>): Promise<T> {
    if (this.#insideTransaction.getStore() === true) return Promise.reject(nestingError())
    if (this.#closing !== null) return Promise.reject(closedError())
    return this.#queue.run(task)
  }

  async #transact<T>(work: (tx: Queryable) => Promise<T>): Promise<T> {
    let open = true
    const tx: Queryable = {
      query: <R extends Row>(sql: string, params: readonly SqlValue[] = []) =>
        open ? this.#run<R>(sql, params) : Promise.reject(nestingError()),
    }
    await this.#run('BEGIN', [])
    try {
      const result = await work(tx)
      open = false
      await this.#run('COMMIT', [])
      return result
    } catch (error) {
      open = false
      await this.#run('ROLLBACK', []).catch(() => undefined)
      throw error
    }
  }

  /** A script may open a transaction of its own and fail inside it. */
  async #exec(sql: string): Promise<void> {
    try {
      await this.#engine.exec(sql)
    } catch (error) {
      await this.#engine.exec('ROLLBACK').catch(() => undefined)
      throw storeError(error)
    }
  }

  async #run<T extends Row>(sql: string, params: readonly SqlValue[]): Promise<T[]> {
    return (await this.#engine.query(sql, params).catch(rethrow)) as T[]
  }
}

function rethrow(error: unknown): never {
  throw storeError(error)
}

const nestingError = (): HuidaError => new HuidaError('ERR_INTERNAL', '事务之内只能使用事务自己的连接')
const closedError = (): HuidaError => new HuidaError('ERR_STORE_UNAVAILABLE', '数据库已关闭')
