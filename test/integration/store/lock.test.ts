import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { announceService, openDatabase, readLockHolder } from '../../../src/store/postgres/index.ts'
import { acquireLock } from '../../../src/store/postgres/pglite/lock.ts'
import { dropDataDir, makeDataDir } from '../../support/data-dir.ts'
import { startChild } from './children.ts'

// Each step opens a database or flushes a thousand files; a busy machine takes its time.
vi.setConfig({ testTimeout: 300_000 })

let dataDir: string
beforeEach(async () => void (dataDir = await makeDataDir()))
afterEach(() => dropDataDir(dataDir))

test('an open folder is refused to everyone else, and told where the service answers', async () => {
  const db = await openDatabase({ dataDir })
  await expect(openDatabase({ dataDir })).rejects.toMatchObject({ code: 'ERR_STORE_LOCKED' })
  expect(readLockHolder(dataDir)).toMatchObject({ pid: process.pid, url: null })
  announceService(db, 'http://127.0.0.1:8012')
  expect(readLockHolder(dataDir)?.url).toBe('http://127.0.0.1:8012')
  await expect(openDatabase({ dataDir })).rejects.toThrow('http://127.0.0.1:8012')
  await db.close()
  expect(readLockHolder(dataDir)).toBeNull()
  await (await openDatabase({ dataDir })).close()
})

test('a killed holder is followed at once', async () => {
  const child = startChild('ingest-child', [dataDir])
  await child.printed('open')
  expect(readLockHolder(dataDir)?.pid).toBe(child.process.pid)
  await expect(openDatabase({ dataDir })).rejects.toMatchObject({ code: 'ERR_STORE_LOCKED' })
  await child.kill()
  expect(readLockHolder(dataDir)).toBeNull()
  const started = performance.now()
  const lock = await acquireLock(dataDir)
  expect(performance.now() - started).toBeLessThan(5_000)
  lock.release()
})

test('processes that race for a dead lock never hold it together', async () => {
  const children = Array.from({ length: 4 }, () => startChild('lock-child', [dataDir, '60']))
  await Promise.all(children.map((child) => child.ended))
  expect(children.map((child) => child.lines)).toEqual(children.map(() => ['done']))
})
