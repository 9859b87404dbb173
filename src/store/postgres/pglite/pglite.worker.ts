import { parentPort, workerData } from 'node:worker_threads'
import { PGlite, types } from '@electric-sql/pglite'
import { vector } from '@electric-sql/pglite-pgvector'
import type { Row } from '../../ports.ts'
import { SESSION_SETTINGS } from '../session-settings.ts'
import { encodeParams } from '../values.ts'
import type { PgliteFailure, PgliteReply, PgliteRequest, PgliteStart } from './protocol.ts'

/** Recovery replays at most this much write-ahead log. */
const ENGINE_SETTINGS = ['max_wal_size=256MB']
const BIGINT_AS_NUMBER = { [types.INT8]: Number }

const port = parentPort!
const reply = (message: PgliteReply): void => port.postMessage(message)

function describeFailure(error: unknown): PgliteFailure {
  const known = error as { message?: string; code?: string; detail?: string; severity?: string }
  return {
    message: known.message ?? String(error),
    code: known.code,
    detail: known.detail,
    fatal: known.severity === undefined,
  }
}

async function open(start: PgliteStart): Promise<PGlite> {
  const settings = [...ENGINE_SETTINGS, `shared_buffers=${start.bufferMegabytes}MB`]
  const db = await PGlite.create({
    dataDir: start.folder ?? 'memory://',
    extensions: { vector },
    startParams: [...PGlite.defaultStartParams, ...settings.flatMap((setting) => ['-c', setting])],
  })
  await db.exec('CREATE EXTENSION IF NOT EXISTS vector')
  await db.exec(
    Object.entries(SESSION_SETTINGS)
      .map(([name, value]) => `SET ${name} = '${value}'`)
      .join(';'),
  )
  return db
}

async function answer(db: PGlite, request: PgliteRequest): Promise<Row[]> {
  if (request.op === 'query') {
    const params = encodeParams(request.params)
    return (await db.query<Row>(request.sql, params, { parsers: BIGINT_AS_NUMBER })).rows
  }
  if (request.op === 'exec') await db.exec(request.sql)
  else await db.close()
  return []
}

async function serve(db: PGlite, request: PgliteRequest): Promise<void> {
  try {
    reply({ id: request.id, rows: await answer(db, request) })
  } catch (error) {
    reply({ id: request.id, failure: describeFailure(error) })
  }
  if (request.op === 'close') port.close()
}

async function start(): Promise<void> {
  try {
    const db = await open(workerData as PgliteStart)
    port.on('message', (request: PgliteRequest) => void serve(db, request))
    reply({ id: 0, rows: [] })
  } catch (error) {
    reply({ id: 0, failure: { ...describeFailure(error), fatal: true } })
  }
}

void start()
