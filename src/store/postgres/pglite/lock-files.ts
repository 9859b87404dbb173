import { linkSync, readdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { HuidaError } from '../../../shared/errors.ts'
import { asSystemError, isDiskFull } from '../../../shared/system-error.ts'
import type { ProcessIdentity } from './process-identity.ts'

/** Who holds a data directory; `url` is where its service answers, once it does. */
export interface LockHolder extends ProcessIdentity {
  url: string | null
}

/** What a file of the series says. */
export interface LockFile extends LockHolder {
  released: boolean
}

/** The folder of the series. */
export const folderOf = (dataDir: string): string => join(dataDir, 'lock')
/** The file of a number. */
export const fileOf = (dataDir: string, number: number): string => join(folderOf(dataDir), `${number}.json`)

const numberOf = (name: string): number => Number(/^(\d+)\.json$/.exec(name)?.[1] ?? 0)

/** The highest number of the series, 0 when there is none. Throws ERR_CONFIG when the directory can't be read. */
export function highest(dataDir: string): number {
  try {
    return Math.max(0, ...readdirSync(folderOf(dataDir)).map(numberOf))
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    // A file where the directory should be is held by nobody; whoever opens it is told what is wrong.
    if (code === 'ENOENT' || code === 'ENOTDIR') return 0
    throw unusable(dataDir, error)
  }
}

/** The lock of a number; null when there is no such file, or an empty one. */
export function readLock(dataDir: string, number: number): LockFile | null {
  try {
    return JSON.parse(readFileSync(fileOf(dataDir, number), 'utf8')) as LockFile
  } catch (error) {
    // A power cut may leave the file empty; whoever held it went with the power.
    if ((error as NodeJS.ErrnoException).code === 'ENOENT' || error instanceof SyntaxError) return null
    throw error
  }
}

/** True when this process made file `number` and no higher one exists. */
export function claim(dataDir: string, number: number, lock: LockFile): boolean {
  const draft = writeDraft(dataDir, lock)
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

/** Write a lock beside the series, to be linked or renamed into it; returns its path. */
export function writeDraft(dataDir: string, lock: LockFile): string {
  const draft = join(folderOf(dataDir), `draft-${process.pid}-${Math.random().toString(36).slice(2)}`)
  try {
    writeFileSync(draft, JSON.stringify(lock))
  } catch (error) {
    rmSync(draft, { force: true })
    throw error
  }
  return draft
}

/** Delete the files below a number. */
export function removeBelow(dataDir: string, number: number): void {
  for (const name of readdirSync(folderOf(dataDir))) {
    const own = numberOf(name)
    if (own > 0 && own < number) rmSync(join(folderOf(dataDir), name), { force: true })
  }
}

/** When the holder of a number last gave a sign, in milliseconds; -Infinity when its file is gone. */
export const lastBeat = (dataDir: string, number: number): number =>
  statSync(fileOf(dataDir, number), { throwIfNoEntry: false })?.mtimeMs ?? -Infinity

/** Give a sign. The folder may have been deleted under us (a test, an operator): the beat must not take the process down. */
export function beat(path: string): void {
  try {
    utimesSync(path, new Date(), new Date())
  } catch {
    // Nothing to tell: who deletes the data directory has given up the lock with it.
  }
}

/** What the system has against the directory, as ERR_STORE_FULL or ERR_CONFIG; any other error as it is. */
export function unusable(dataDir: string, error: unknown): unknown {
  const system = asSystemError(error)
  if (system === null) return error
  if (isDiskFull(error))
    return new HuidaError('ERR_STORE_FULL', `数据目录 ${dataDir} 所在的磁盘已满，腾出空间后再试`, {
      cause: error,
    })
  const detail = `数据目录 ${dataDir} 不能读写：${system.reason}；请检查目录的权限，或换一个目录`
  return new HuidaError('ERR_CONFIG', detail, { cause: error })
}
