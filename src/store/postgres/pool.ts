import { Socket } from 'node:net'
import pg from 'pg'
import type { Database, Queryable, Row, SqlValue } from '../ports.ts'
import { storeError } from './driver-errors.ts'
import type { StoreLog } from './log.ts'
import { SESSION_SETTINGS } from './session-settings.ts'
import { encodeParams } from './values.ts'

const STATEMENT_TIMEOUT_MS = 30_000
const IDLE_IN_TRANSACTION_MS = 60_000
const CONNECT_TIMEOUT_MS = 5_000
const POOL_SIZE = 10

const types = new pg.TypeOverrides()
types.setTypeParser(pg.types.builtins.INT8, Number)

/** PostgreSQL as a Database, through a pool of at most ten connections. */
export class PostgresDatabase implements Database {
  readonly engine = 'postgres'
  readonly #pool: pg.Pool
  readonly #sockets = new Set<Socket>()
  #closing: Promise<void> | null = null

  constructor(databaseUrl: string, log: StoreLog) {
    this.#pool = new pg.Pool({
      connectionString: databaseUrl,
      max: POOL_SIZE,
      connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
      statement_timeout: STATEMENT_TIMEOUT_MS,
      idle_in_transaction_session_timeout: IDLE_IN_TRANSACTION_MS,
      application_name: 'huida',
      options: Object.entries(SESSION_SETTINGS)
        .map(([name, value]) => `-c ${name}=${value}`)
        .join(' '),
      types,
      stream: () => this.#openSocket(),
    })
    this.#pool.on('error', (error) => log.warn({ reason: error.message }, '一个空闲的数据库连接断开了'))
  }

  query<T extends Row = Row>(sql: string, params: readonly SqlValue[] = []): Promise<T[]> {
    return runOn<T>(this.#pool, sql, params)
  }

  /** Without the statement timeout: migrations, index builds and VACUUM take their time. */
  async exec(sql: string): Promise<void> {
    const client = await this.#pool.connect().catch(rethrow)
    try {
      await client.query('SET statement_timeout = 0')
      await client.query(sql)
    } catch (error) {
      throw storeError(error)
    } finally {
      client.release(true)
    }
  }

  transaction<T>(work: (tx: Queryable) => Promise<T>): Promise<T> {
    return this.#withClient(async (client) => {
      await runOn(client, 'BEGIN', [])
      const result = await work({ query: (sql, params = []) => runOn(client, sql, params) })
      await runOn(client, 'COMMIT', [])
      return result
    })
  }

  checkpoint(): Promise<void> {
    return Promise.resolve()
  }

  close(): Promise<void> {
    this.#closing ??= this.#pool.end().finally(() => this.#sockets.forEach((socket) => socket.destroy()))
    return this.#closing
  }

  /** The driver forgets a connection whose login failed halfway: it would keep the process alive. */
  #openSocket(): Socket {
    const socket = new Socket()
    this.#sockets.add(socket)
    return socket.once('close', () => this.#sockets.delete(socket))
  }

  /** A failed piece of work is rolled back; a connection that can't even do that is thrown away. */
  async #withClient<T>(work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
    const client = await this.#pool.connect().catch(rethrow)
    let broken: Error | undefined
    try {
      return await work(client)
    } catch (error) {
      await client.query('ROLLBACK').catch((reason: Error) => (broken = reason))
      throw error
    } finally {
      client.release(broken)
    }
  }
}

async function runOn<T extends Row>(
  target: pg.Pool | pg.PoolClient,
  sql: string,
  params: readonly SqlValue[],
): Promise<T[]> {
  const result = await target.query<T>(sql, encodeParams(params) as unknown[]).catch(rethrow)
  return result.rows
}

function rethrow(error: unknown): never {
  throw storeError(error)
}
