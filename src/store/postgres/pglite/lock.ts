import {
  linkSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { HuidaError } from '../../../shared/errors.ts'
import { asSystemError } from '../../../shared/system-error.ts'
import { makeFolder } from './folders.ts'
import { ownIdentity, processState, type ProcessIdentity } from './process-identity.ts'

/*
 * The lock is a numbered series of files, <data>/lock/1.json, 2.json …; the highest number is the holder. A new
 * holder makes the next number with link(2), which only one process can do, and only when the present holder is
 * gone. The highest file is never deleted, only marked released, and lower ones go only after a higher one exists:
 * so whoever looked at an old state fails to link, or sees a higher number when it looks again and gives way.
 */

const BEAT_MS = 1_000
/** A holder this process can't look at (another container) counts as gone after so long without a beat. */
const SILENCE_MS = 10_000

/** Who holds a data directory; `url` is where its service answers, once it does. */
export interface LockHolder extends ProcessIdentity {
  url: string | null
}

interface LockFile extends LockHolder {
  released: boolean
}

/** A lock that is held. */
export interface HeldLock {
  /** Tell others where the service of this process answers. */
  announce(url: string): void
  release(): void
}

const folderOf = (dataDir: string): string => join(dataDir, 'lock')
const fileOf = (dataDir: string, number: number): string => join(folderOf(dataDir), `${number}.json`)

function highest(dataDir: string): number {
  try {
    const numbers = readdirSync(folderOf(dataDir)).map((name) => Number(/^(\d+)\.json$/.exec(name)?.[1] ?? 0))
    return Math.max(0, ...numbers)
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    // A file where the directory should be is held by nobody; whoever opens it is told what is wrong.
    if (code === 'ENOENT' || code === 'ENOTDIR') return 0
    throw unusable(dataDir, error)
  }
}

/** What the system has against the directory, as ERR_CONFIG; any other error as it is. */
function unusable(dataDir: string, error: unknown): unknown {
  const system = asSystemError(error)
  if (system === null) return error
  const detail = `数据目录 ${dataDir} 不能读写：${system.reason}；请检查目录的权限，或换一个目录`
  return new HuidaError('ERR_CONFIG', detail, { cause: error })
}

function readLock(dataDir: string, number: number): LockFile | null {
  try {
    return JSON.parse(readFileSync(fileOf(dataDir, number), 'utf8')) as LockFile
  } catch (error) {
    // A power cut may leave the file empty; whoever held it went with the power.
    if ((error as NodeJS.ErrnoException).code === 'ENOENT' || error instanceof SyntaxError) return null
    throw error
  }
}

/** Who holds the directory now, or null. Of a holder in another container only its last beat is known. */
export function readLockHolder(dataDir: string): LockHolder | null {
  const number = highest(dataDir)
  const lock = number === 0 ? null : readLock(dataDir, number)
  if (lock === null) return null
  const { released, ...holder } = lock
  if (released) return null
  const state = processState(holder)
  return state === 'gone' || (state === 'unknown' && isSilent(dataDir, number)) ? null : holder
}

function isSilent(dataDir: string, number: number): boolean {
  const beat = statSync(fileOf(dataDir, number), { throwIfNoEntry: false })
  return beat === undefined || Date.now() - beat.mtimeMs > SILENCE_MS
}

/**
 * Take the directory for this process. Throws ERR_STORE_LOCKED when another (or this) process holds it, ERR_CONFIG when
 * it can't be made or written.
 */
export async function acquireLock(dataDir: string): Promise<HeldLock> {
  await makeFolder(folderOf(dataDir))
  try {
    return await takeLock(dataDir)
  } catch (error) {
    throw unusable(dataDir, error)
  }
}

async function takeLock(dataDir: string): Promise<HeldLock> {
  const patience = Date.now() + SILENCE_MS + BEAT_MS
  for (;;) {
    const seen = highest(dataDir)
    const holder = readLockHolder(dataDir)
    if (holder === null) {
      if (claim(dataDir, seen + 1)) return hold(dataDir, seen + 1)
    } else if (processState(holder) === 'running' || Date.now() > patience) {
      throw lockedError(holder)
    } else {
      await sleep(BEAT_MS / 2)
    }
  }
}

function lockedError(holder: LockHolder): HuidaError {
  const where = holder.url === null ? '' : `，其服务地址为 ${holder.url}`
  return new HuidaError('ERR_STORE_LOCKED', `数据目录正被进程 ${holder.pid} 使用${where}`)
}

/** True when this process made file `number` and no higher one exists. */
function claim(dataDir: string, number: number): boolean {
  const draft = write(dataDir, { ...ownIdentity(), url: null, released: false })
  try {
    linkSync(draft, fileOf(dataDir, number))
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  } finally {
    rmSync(draft, { force: true })
  }
  if (highest(dataDir) === number) return true
  rmSync(fileOf(dataDir, number), { force: true })
  return false
}

function write(dataDir: string, lock: LockFile): string {
  const draft = join(folderOf(dataDir), `draft-${process.pid}-${Math.random().toString(36).slice(2)}`)
  writeFileSync(draft, JSON.stringify(lock))
  return draft
}

function hold(dataDir: string, number: number): HeldLock {
  const own = fileOf(dataDir, number)
  for (const name of readdirSync(folderOf(dataDir))) {
    const older = Number(/^(\d+)\.json$/.exec(name)?.[1] ?? number) < number
    if (older) rmSync(join(folderOf(dataDir), name), { force: true })
  }
  let lock: LockFile = { ...ownIdentity(), url: null, released: false }
  const replace = (change: Partial<LockFile>): void => {
    lock = { ...lock, ...change }
    renameSync(write(dataDir, lock), own)
  }
  const beat = setInterval(() => touch(own), BEAT_MS)
  beat.unref()
  return {
    announce: (url) => replace({ url }),
    release: () => {
      clearInterval(beat)
      if (!lock.released) replace({ released: true })
    },
  }
}

/** The folder may have been deleted under us (a test, an operator): the beat must not take the process down. */
function touch(path: string): void {
  try {
    utimesSync(path, new Date(), new Date())
  } catch {
    // Nothing to tell: who deletes the data directory has given up the lock with it.
  }
}
