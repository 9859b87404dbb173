import { randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { rename, rm, stat, statfs, writeFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { HuidaError } from '../../../shared/errors.ts'
import type { StoreLog } from '../log.ts'
import { EmbeddedDatabase } from './embedded.ts'
import { PgliteEngine } from './engine.ts'
import {
  foldersOf,
  holdsDatabase,
  makeFolder,
  mendFolder,
  removeByPrefix,
  type DataFolders,
} from './folders.ts'
import { copyWhole } from './safe-copy.ts'
import { acquireLock, type HeldLock } from './lock.ts'

/** An embedded database on disk, with what only it can do. */
export interface EmbeddedHandle {
  db: EmbeddedDatabase
  folders: DataFolders
  lock: HeldLock
}

/** In memory, gone at the end: for unit tests. */
export async function openInMemory(): Promise<EmbeddedDatabase> {
  const nothing = (): Promise<void> => Promise.resolve()
  return new EmbeddedDatabase(await PgliteEngine.open(null), { copy: nothing, release: nothing })
}

/**
 * Open the embedded database of a data directory and hold its lock until close.
 * Throws ERR_STORE_LOCKED, ERR_STORE_FULL, or ERR_STORE_CORRUPT when neither the data nor the safe copy can be opened.
 */
export async function openEmbedded(dataDir: string, log: StoreLog): Promise<EmbeddedHandle> {
  await makeFolder(dataDir)
  const lock = await acquireLock(dataDir)
  try {
    const folders = foldersOf(dataDir)
    await finishInterrupted(folders)
    const engine = await openOrFallBack(folders, log)
    const db = new EmbeddedDatabase(engine, {
      copy: () => copyWhole(folders.live, folders.safe),
      release: () => Promise.resolve(lock.release()),
    })
    return { db, folders, lock }
  } catch (error) {
    lock.release()
    throw error
  }
}

/** Bring a copy or a restore that a crash has cut short to its old or its new state. The lock must be held. */
export async function finishInterrupted(folders: DataFolders): Promise<void> {
  if (existsSync(folders.creating)) {
    await rm(folders.live, { recursive: true, force: true })
    await rm(folders.creating)
  }
  await mendFolder(folders.safe)
  await removeByPrefix(folders.root, basename(folders.snapshot))
  if (!existsSync(folders.live)) {
    if (existsSync(folders.restored)) await rename(folders.restored, folders.live)
    else if (existsSync(folders.previous)) await rename(folders.previous, folders.live)
  }
  await rm(folders.restored, { recursive: true, force: true })
  await rm(folders.previous, { recursive: true, force: true })
  await rm(`${folders.live}.tmp`, { recursive: true, force: true })
}

async function openOrFallBack(folders: DataFolders, log: StoreLog): Promise<PgliteEngine> {
  if (!existsSync(folders.live) && !existsSync(folders.safe)) return initialise(folders)
  try {
    if (!holdsDatabase(folders.live)) throw new Error('the folder holds no database')
    return await PgliteEngine.open(folders.live).catch(() => PgliteEngine.open(folders.live))
  } catch (cause) {
    await requireRoom(folders.root, cause)
    return fallBack(folders, log, cause)
  }
}

/** The engine writes as it opens. */
const LEAST_ROOM = 32 * 1024 * 1024

/** On a full disk whole data doesn't open either, and is not damaged: ERR_STORE_FULL. */
async function requireRoom(folder: string, cause: unknown): Promise<void> {
  const { bavail, bsize } = await statfs(folder)
  if (bavail * bsize >= LEAST_ROOM) return
  const detail = `数据目录 ${folder} 所在的磁盘已满，数据库打不开；腾出空间后再试`
  throw new HuidaError('ERR_STORE_FULL', detail, { cause })
}

/** The first start takes seconds; the mark tells the next start when this one was cut short. */
async function initialise(folders: DataFolders): Promise<PgliteEngine> {
  await writeFile(folders.creating, '')
  const engine = await PgliteEngine.open(folders.live).catch(async (cause: unknown) => {
    await requireRoom(folders.root, cause)
    throw cause
  })
  await rm(folders.creating)
  return engine
}

/** The data is put aside only once the safe copy has opened: what keeps both from opening is not damage. */
async function fallBack(folders: DataFolders, log: StoreLog, cause: unknown): Promise<PgliteEngine> {
  const reason = cause instanceof Error ? cause.message : String(cause)
  if (!holdsDatabase(folders.safe)) {
    throw new HuidaError('ERR_STORE_CORRUPT', `数据无法打开，也没有安全副本：${reason}`, { cause })
  }
  const trial = `${folders.live}.tmp`
  try {
    await copyWhole(folders.safe, trial)
    await (await PgliteEngine.open(trial)).close()
  } catch (error) {
    await rm(trial, { recursive: true, force: true })
    throw new HuidaError('ERR_STORE_CORRUPT', `数据和安全副本都无法打开：${reason}`, { cause: error })
  }
  const aside = `${folders.live}.damaged-${randomUUID().slice(0, 8)}`
  if (existsSync(folders.live)) await rename(folders.live, aside)
  await rename(trial, folders.live)
  const copiedAt = (await stat(folders.safe)).mtime.toISOString()
  log.warn({ reason, copiedAt, aside }, `数据无法打开，已改用 ${copiedAt} 的安全副本；原数据保留在 ${aside}`)
  return PgliteEngine.open(folders.live)
}
