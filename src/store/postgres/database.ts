import { HuidaError } from '../../shared/errors.ts'
import type { Database } from '../ports.ts'
import { silentLog, type StoreLog } from './log.ts'
import { openEmbedded, openInMemory, type EmbeddedHandle } from './pglite/open.ts'
import { connectionError, requireAddress } from './connection-errors.ts'
import { storeError } from './driver-errors.ts'
import { PostgresDatabase } from './pool.ts'
import { requireServer } from './require-server.ts'

/** Where the data is. A `databaseUrl` wins over the folder; `dataDir` null keeps everything in memory. */
export interface DatabaseOptions {
  databaseUrl?: string | null
  dataDir: string | null
  log?: StoreLog
}

const embedded = new WeakMap<Database, EmbeddedHandle>()

/**
 * Open the database; call {@link migrate} next. Throws ERR_STORE_ADDRESS, ERR_STORE_UNAVAILABLE, ERR_STORE_DENIED,
 * ERR_STORE_NO_DATABASE, ERR_STORE_VERSION or ERR_STORE_NO_PGVECTOR of a server; of a folder ERR_STORE_LOCKED (another
 * process holds it), ERR_STORE_FULL or ERR_STORE_CORRUPT (neither data nor safe copy can be opened).
 */
export async function openDatabase(options: DatabaseOptions): Promise<Database> {
  const log = options.log ?? silentLog
  if (options.databaseUrl) return openServer(options.databaseUrl, log)
  if (options.dataDir === null) return openInMemory()
  const handle = await openEmbedded(options.dataDir, log)
  embedded.set(handle.db, handle)
  return handle.db
}

async function openServer(databaseUrl: string, log: StoreLog): Promise<Database> {
  requireAddress(databaseUrl)
  const db = new PostgresDatabase(databaseUrl, log)
  try {
    await requireServer(db)
    return db
  } catch (error) {
    await db.close()
    throw connectionError(storeError(error), databaseUrl)
  }
}

/** Tell other processes where the service that holds this database answers; a server database needs no telling. */
export function announceService(db: Database, url: string): void {
  embedded.get(db)?.lock.announce(url)
}

/** The parts of an embedded database on disk. Throws ERR_USAGE for any other. */
export function embeddedHandle(db: Database): EmbeddedHandle {
  const handle = embedded.get(db)
  if (handle === undefined) throw new HuidaError('ERR_USAGE', '此操作只适用于内嵌数据库')
  return handle
}
