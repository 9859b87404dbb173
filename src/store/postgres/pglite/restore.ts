import { createHash, type Hash } from 'node:crypto'
import { createReadStream, createWriteStream, existsSync } from 'node:fs'
import { mkdir, readdir, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'
import { extract, type Header } from 'tar-stream'
import { HuidaError, isHuidaError } from '../../../shared/errors.ts'
import { migrationNames } from '../migrate.ts'
import {
  DATA_PREFIX,
  invalidBackup,
  LARGEST_MANIFEST,
  MANIFEST_NAME,
  parseManifest,
  type BackupManifest,
} from './backup-manifest.ts'
import { PgliteEngine } from './engine.ts'
import { foldersOf, makeFolder, syncPath, syncTree, type DataFolders } from './folders.ts'
import { copyWhole } from './safe-copy.ts'
import { acquireLock } from './lock.ts'
import { finishInterrupted } from './open.ts'

type Entry = Readable & { header: Header }

/**
 * Put a backup in the place of a data directory's embedded database. The archive is unpacked aside, checked file by
 * file and opened once before anything changes. Throws ERR_BACKUP_INVALID (old data whole), ERR_STORE_LOCKED, or
 * ERR_USAGE when there is data already and `replace` is not set.
 */
export async function restoreFrom(
  dataDir: string,
  file: string,
  options: { replace: boolean },
): Promise<void> {
  await makeFolder(dataDir)
  const lock = await acquireLock(dataDir)
  const folders = foldersOf(dataDir)
  const draft = `${folders.restored}.tmp`
  try {
    await finishInterrupted(folders)
    if (existsSync(folders.live) && !options.replace) throw new HuidaError('ERR_USAGE', '数据目录已有数据')
    await rm(draft, { recursive: true, force: true })
    await unpack(file, draft)
    await tryOut(draft)
    await syncTree(draft)
    await swapIn(draft, folders)
  } finally {
    await rm(draft, { recursive: true, force: true })
    lock.release()
  }
}

/** From the first rename on, finishInterrupted() takes a crash to the new data; before it, to the old. */
async function swapIn(draft: string, folders: DataFolders): Promise<void> {
  await rename(draft, folders.restored)
  await rm(folders.safe, { recursive: true, force: true })
  if (existsSync(folders.live)) await rename(folders.live, folders.previous)
  await rename(folders.restored, folders.live)
  await syncPath(folders.root)
  await rm(folders.previous, { recursive: true, force: true })
  await copyWhole(folders.live, folders.safe)
}

/** The restored database must open and have no migration that this version does not know. */
async function tryOut(folder: string): Promise<void> {
  const known = new Set(await migrationNames())
  let applied: unknown[]
  try {
    const engine = await PgliteEngine.open(folder)
    try {
      applied = (await engine.query('SELECT name FROM schema_migrations', [])).map((row) => row.name)
    } finally {
      await engine.close()
    }
  } catch (cause) {
    throw invalidBackup('备份中的数据库无法打开', cause)
  }
  if (!applied.every((name) => known.has(String(name)))) throw invalidBackup('备份来自更新的版本，请先升级')
}

async function unpack(file: string, target: string): Promise<void> {
  try {
    const archive = extract()
    const fed = pipeline(createReadStream(file), createGunzip(), archive)
    // Reading stops at the first fault, which also ends the pipeline; its error is the one that counts.
    fed.catch(() => undefined)
    await unpackEntries(archive as AsyncIterable<Entry>, target)
    await fed
  } catch (error) {
    if (isHuidaError(error)) throw error
    throw invalidBackup('备份文件不完整或已损坏', error)
  }
}

async function unpackEntries(archive: AsyncIterable<Entry>, target: string): Promise<void> {
  let manifest: BackupManifest | null = null
  const missing = new Map<string, BackupManifest['files'][number]>()
  for await (const entry of archive) {
    if (manifest === null) {
      manifest = await readManifest(entry)
      for (const file of manifest.files) missing.set(DATA_PREFIX + file.path, file)
      for (const folder of ['.', ...manifest.folders])
        await mkdir(join(target, folder), { recursive: true, mode: 0o700 })
      continue
    }
    const expected = missing.get(entry.header.name)
    if (expected === undefined || entry.header.type !== 'file') throw invalidBackup('备份中有清单以外的内容')
    await writeChecked(entry, join(target, expected.path), expected)
    missing.delete(entry.header.name)
  }
  if (manifest === null || missing.size > 0) throw invalidBackup('备份文件不完整')
  if ((await readdir(target)).length === 0) throw invalidBackup('备份中没有数据')
}

async function readManifest(entry: Entry): Promise<BackupManifest> {
  const size = entry.header.size ?? 0
  if (entry.header.name !== MANIFEST_NAME || size > LARGEST_MANIFEST)
    throw invalidBackup('文件不是惠答的备份')
  const parts: Buffer[] = []
  for await (const part of entry) parts.push(part as Buffer)
  return parseManifest(Buffer.concat(parts).toString('utf8'))
}

async function writeChecked(
  entry: Entry,
  path: string,
  expected: BackupManifest['files'][number],
): Promise<void> {
  if (entry.header.size !== expected.size) throw invalidBackup(`备份中的 ${expected.path} 大小不符`)
  await mkdir(dirname(path), { recursive: true, mode: 0o700 })
  const hash = createHash('sha256')
  await pipeline(hashing(entry, hash), createWriteStream(path, { mode: 0o600 }))
  if (hash.digest('hex') !== expected.sha256) throw invalidBackup(`备份中的 ${expected.path} 校验不符`)
}

/** Parts of an entry as they are hashed. Read by iteration: it also ends when the archive broke before it began. */
async function* hashing(entry: Entry, hash: Hash): AsyncGenerator<Buffer> {
  for await (const part of entry as AsyncIterable<Buffer>) {
    hash.update(part)
    yield part
  }
}
