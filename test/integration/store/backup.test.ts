import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Database, LibraryStore } from '../../../src/store/ports.ts'
import {
  backupTo,
  createLibraryStore,
  migrate,
  openDatabase,
  restoreFrom,
} from '../../../src/store/postgres/index.ts'
import { dropDataDir, makeDataDir } from '../../support/data-dir.ts'
import { makeDocument, tokenizeByBlank } from './documents.ts'

// Each step opens a database or flushes a thousand files; a busy machine takes its time.
vi.setConfig({ testTimeout: 300_000 })

let dataDir: string
let file: string
beforeEach(async () => {
  dataDir = await makeDataDir()
  file = join(dataDir, 'huida.backup')
})
afterEach(() => dropDataDir(dataDir))

async function withLibrary<T>(work: (library: LibraryStore, db: Database) => Promise<T>): Promise<T> {
  const db = await openDatabase({ dataDir })
  try {
    await migrate(db)
    return await work(createLibraryStore(db, tokenizeByBlank), db)
  } finally {
    await db.close()
  }
}

const documentIds = (): Promise<string[]> =>
  withLibrary(async (library) => (await library.documentIndex()).map((summary) => summary.id))

/** A backup of a library with document `old`, after which document `new` was added. */
async function backupThenChange(): Promise<void> {
  await withLibrary(async (library, db) => {
    await library.putDocument(makeDocument('old', '供热 收费'))
    await backupTo(db, file)
    await library.putDocument(makeDocument('new', '住房 补贴'))
  })
}

test('restores what was backed up while the library went on changing', async () => {
  await backupThenChange()
  expect(await documentIds()).toEqual(['new', 'old'])
  await expect(restoreFrom(dataDir, file, { replace: false })).rejects.toMatchObject({ code: 'ERR_USAGE' })
  await restoreFrom(dataDir, file, { replace: true })
  expect(await documentIds()).toEqual(['old'])
  expect(readdirSync(dataDir).sort()).toEqual(['huida.backup', 'lock', 'pgdata', 'pgdata.safe'])
})

test('is refused while a service holds the data', async () => {
  await backupThenChange()
  await withLibrary(async () => {
    await expect(restoreFrom(dataDir, file, { replace: true })).rejects.toMatchObject({
      code: 'ERR_STORE_LOCKED',
    })
  })
})

/** Each makes something wrong out of a good archive. */
const spoil: Record<string, (good: Buffer) => Buffer> = {
  'an empty file': () => Buffer.alloc(0),
  'a text file': () => Buffer.from('不是备份'),
  'a foreign gzip': () => gzipSync('不是备份'),
  'half of it': (good) => good.subarray(0, good.length / 2),
  'all but its end': (good) => good.subarray(0, good.length - 20),
  'one changed byte of data': (good) => {
    const tar = gunzipSync(good)
    const at = Math.floor(tar.length * 0.6)
    tar[at] = (tar[at] ?? 0) ^ 1
    return gzipSync(tar, { level: 1 })
  },
  'a path out of the folder': (good) => {
    const tar = gunzipSync(good)
    const at = tar.indexOf('"PG_VERSION"')
    tar.write('"../_ESCAPED"'.slice(0, 12), at)
    return gzipSync(tar, { level: 1 })
  },
  'another format': (good) => {
    const tar = gunzipSync(good)
    tar.write('other-backup', tar.indexOf('huida-backup'))
    return gzipSync(tar, { level: 1 })
  },
}

test('refuses a broken or foreign file and leaves the data whole', async () => {
  await backupThenChange()
  const good = readFileSync(file)
  const before = readdirSync(dataDir).sort()
  for (const [what, change] of Object.entries(spoil)) {
    writeFileSync(file, change(good))
    const outcome = restoreFrom(dataDir, file, { replace: true })
    await expect(outcome, what).rejects.toMatchObject({ code: 'ERR_BACKUP_INVALID' })
    expect(readdirSync(dataDir).sort(), what).toEqual(before)
  }
  expect(await documentIds()).toEqual(['new', 'old'])
})

test('a backup that cannot be written leaves nothing behind', async () => {
  await withLibrary(async (_library, db) => {
    const outcome = backupTo(db, join(dataDir, 'no such folder', 'x.backup'))
    await expect(outcome).rejects.toMatchObject({ code: 'ERR_FILE_UNREADABLE' })
    expect(existsSync(join(dataDir, 'no such folder'))).toBe(false)
    expect(readdirSync(dataDir).sort()).toEqual(['lock', 'pgdata'])
  })
})
