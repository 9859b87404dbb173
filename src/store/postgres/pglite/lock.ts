import { renameSync, rmSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { HuidaError } from '../../../shared/errors.ts'
import { makeFolder } from './folders.ts'
import {
  beat,
  claim,
  fileOf,
  folderOf,
  highest,
  lastBeat,
  readLock,
  removeBelow,
  unusable,
  writeDraft,
  type LockFile,
  type LockHolder,
} from './lock-files.ts'
import { ownIdentity, processState } from './process-identity.ts'

/*
 * The lock is a numbered series of files, <data>/lock/1.json, 2.json …; the highest number is the holder. A new
 * holder makes the next number with link(2), which only one process can do, and only when the present holder is
 * gone. The highest file is never deleted, only marked released, and lower ones go only after a higher one exists:
 * so whoever looked at an old state fails to link, or sees a higher number when it looks again and gives way.
 */

const BEAT_MS = 1_000
/** A holder this process can't look at (another container) counts as gone after so long without a beat. */
const SILENCE_MS = 10_000

/** A lock that is held. */
export interface HeldLock {
  /** Tell others where the service of this process answers. */
  announce(url: string): void
  release(): void
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

const isSilent = (dataDir: string, number: number): boolean =>
  Date.now() - lastBeat(dataDir, number) > SILENCE_MS

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
      if (claim(dataDir, seen + 1, ownLock())) return hold(dataDir, seen + 1)
    } else if (processState(holder) === 'running' || Date.now() > patience) {
      throw lockedError(holder)
    } else {
      await sleep(BEAT_MS / 2)
    }
  }
}

const ownLock = (): LockFile => ({ ...ownIdentity(), url: null, released: false })

function lockedError(holder: LockHolder): HuidaError {
  const where = holder.url === null ? '' : `，其服务地址为 ${holder.url}`
  return new HuidaError('ERR_STORE_LOCKED', `数据目录正被进程 ${holder.pid} 使用${where}`)
}

function hold(dataDir: string, number: number): HeldLock {
  const own = fileOf(dataDir, number)
  removeBelow(dataDir, number)
  let lock = ownLock()
  const replace = (change: Partial<LockFile>): void => {
    lock = { ...lock, ...change }
    renameSync(writeDraft(dataDir, lock), own)
  }
  const beating = setInterval(() => beat(own), BEAT_MS)
  beating.unref()
  return {
    announce: (url) => replace({ url }),
    release: () => {
      clearInterval(beating)
      if (lock.released) return
      try {
        replace({ released: true })
      } catch {
        // On a full disk the lock can only go, not say that it is free.
        rmSync(own, { force: true })
      }
    },
  }
}
