import { mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { acquireLock, readLockHolder } from './lock.ts'
import { ownIdentity } from './process-identity.ts'

let dataDir: string
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'huida-lock-'))
})
afterEach(() => rmSync(dataDir, { recursive: true, force: true }))

const file = (number: number): string => join(dataDir, 'lock', `${number}.json`)

function rewrite(number: number, change: object): void {
  writeFileSync(file(number), JSON.stringify({ ...ownIdentity(), url: null, released: false, ...change }))
}

test('is taken, told, announced and given back', async () => {
  expect(readLockHolder(dataDir)).toBeNull()
  const lock = await acquireLock(dataDir)
  await expect(acquireLock(dataDir)).rejects.toMatchObject({ code: 'ERR_STORE_LOCKED' })
  lock.announce('http://127.0.0.1:1')
  expect(readLockHolder(dataDir)).toEqual({ ...ownIdentity(), url: 'http://127.0.0.1:1' })
  lock.release()
  lock.release()
  expect(readLockHolder(dataDir)).toBeNull()
})

test('only the newest lock file stays', async () => {
  for (let round = 0; round < 4; round++) (await acquireLock(dataDir)).release()
  expect(readdirSync(join(dataDir, 'lock'))).toEqual(['4.json'])
})

test('a dead holder, also one with an empty file, is followed at once', async () => {
  const first = await acquireLock(dataDir)
  first.release()
  rewrite(1, { startedAt: '0' })
  expect(readLockHolder(dataDir)).toBeNull()
  const second = await acquireLock(dataDir)
  second.release()
  writeFileSync(file(2), '')
  const third = await acquireLock(dataDir)
  third.release()
})

test('a holder in another container counts while it beats', async () => {
  const lock = await acquireLock(dataDir)
  lock.release()
  rewrite(1, { pidSpace: 'pid:[1]' })
  expect(readLockHolder(dataDir)?.pidSpace).toBe('pid:[1]')
  const past = new Date(Date.now() - 60_000)
  utimesSync(file(1), past, past)
  expect(readLockHolder(dataDir)).toBeNull()
  const next = await acquireLock(dataDir)
  expect((JSON.parse(readFileSync(file(2), 'utf8')) as { pid: number }).pid).toBe(process.pid)
  next.release()
})

test('a file in the place of the directory is held by nobody and can not be taken', async () => {
  const path = join(dataDir, 'file')
  writeFileSync(path, '')
  expect(readLockHolder(path)).toBeNull()
  await expect(acquireLock(path)).rejects.toMatchObject({
    code: 'ERR_CONFIG',
    detail: expect.stringContaining('是文件，不是目录') as string,
  })
})
