import { createHash, randomUUID } from 'node:crypto'
import { constants, createReadStream, createWriteStream } from 'node:fs'
import { access, readdir, readFile, rename, rm, stat } from 'node:fs/promises'
import { dirname, join, relative, sep } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import { pack, type Pack } from 'tar-stream'
import { HuidaError } from '../../../shared/errors.ts'
import { asSystemError } from '../../../shared/system-error.ts'
import type { Database } from '../../ports.ts'
import { embeddedHandle } from '../database.ts'
import { DATA_PREFIX, MANIFEST_NAME, type BackupManifest } from './backup-manifest.ts'
import { syncPath } from './folders.ts'
import { copyWhole } from './safe-copy.ts'

/**
 * Write the embedded database to one archive (gzipped tar: a manifest with SHA-256 of every file, then the files).
 * Statements wait only while the data is copied aside. The file is there whole or not at all. Throws ERR_USAGE for a
 * server database and ERR_FILE_UNREADABLE when the file can't be written.
 */
export async function backupTo(db: Database, file: string): Promise<void> {
  const { db: embedded, folders } = embeddedHandle(db)
  const snapshot = `${folders.snapshot}-${randomUUID().slice(0, 8)}`
  const draft = `${file}.partial`
  try {
    await access(dirname(file), constants.W_OK)
    await embedded.whileQuiet(() => copyWhole(folders.live, snapshot))
    const manifest = await describeFolder(snapshot)
    await writeArchive(snapshot, manifest, draft)
    await syncPath(draft)
    await rename(draft, file)
    await syncPath(dirname(file))
  } catch (error) {
    await rm(draft, { force: true })
    throw unwritable(file, error)
  } finally {
    await rm(snapshot, { recursive: true, force: true })
  }
}

function unwritable(file: string, error: unknown): unknown {
  const system = asSystemError(error)
  if (system === null) return error
  const detail = `备份 ${file} 无法写入：${system.reason}；请换一个已有的、可以写入的目录`
  return new HuidaError('ERR_FILE_UNREADABLE', detail, { cause: error })
}

async function describeFolder(folder: string): Promise<BackupManifest> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true })
  const pathOf = (entry: { parentPath: string; name: string }): string =>
    relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/')
  const files: BackupManifest['files'] = []
  for (const entry of entries.filter((each) => each.isFile())) {
    const path = pathOf(entry)
    files.push({
      path,
      size: (await stat(join(folder, path))).size,
      sha256: await hashFile(join(folder, path)),
    })
  }
  return {
    format: 'huida-backup',
    version: 1,
    createdAt: new Date().toISOString(),
    postgres: (await readFile(join(folder, 'PG_VERSION'), 'utf8')).trim(),
    folders: entries.filter((entry) => entry.isDirectory()).map(pathOf),
    files,
  }
}

async function hashFile(path: string): Promise<string> {
  const hash = createHash('sha256')
  await pipeline(createReadStream(path), hash)
  return hash.digest('hex')
}

async function writeArchive(folder: string, manifest: BackupManifest, target: string): Promise<void> {
  const archive = pack()
  const written = pipeline(archive, createGzip({ level: 1 }), createWriteStream(target, { mode: 0o600 }))
  // A target that can't be written ends the pipeline; adding more entries would then wait for ever.
  await Promise.race([addEntries(archive, folder, manifest), written])
  await written
}

async function addEntries(archive: Pack, folder: string, manifest: BackupManifest): Promise<void> {
  archive.entry({ name: MANIFEST_NAME }, JSON.stringify(manifest))
  for (const file of manifest.files) {
    const entry = archive.entry({ name: DATA_PREFIX + file.path, size: file.size })
    await pipeline(createReadStream(join(folder, file.path)), entry)
  }
  archive.finalize()
}
