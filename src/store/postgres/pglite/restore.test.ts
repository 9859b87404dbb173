import { createHash } from 'node:crypto'
import { createReadStream, type ReadStream } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { setTimeout as sleep } from 'node:timers/promises'
import { gzipSync } from 'node:zlib'
import { pack } from 'tar-stream'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { dropDataDir, makeDataDir } from '../../../../test/support/data-dir.ts'
import { DATA_PREFIX, MANIFEST_NAME } from './backup-manifest.ts'
import { restoreFrom } from './restore.ts'

vi.mock('node:fs', async (original) => {
  const fs = await original<typeof import('node:fs')>()
  return { ...fs, createReadStream: vi.fn(fs.createReadStream) }
})
vi.mock('node:fs/promises', async (original) => {
  const fs = await original<typeof import('node:fs/promises')>()
  return { ...fs, mkdir: vi.fn(fs.mkdir) }
})

let dataDir: string
beforeEach(async () => void (dataDir = await makeDataDir()))
afterEach(() => dropDataDir(dataDir))

/** A gzipped archive of one file, cut off in the middle of the file. */
async function cutArchive(): Promise<Buffer> {
  const content = Buffer.alloc(2_000, 'x')
  const sha256 = createHash('sha256').update(content).digest('hex')
  const manifest = {
    ...{ format: 'huida-backup', version: 1, createdAt: '', postgres: '17', folders: [] },
    files: [{ path: 'late/1', size: content.length, sha256 }],
  }
  const archive = pack()
  archive.entry({ name: MANIFEST_NAME }, JSON.stringify(manifest))
  archive.entry({ name: `${DATA_PREFIX}late/1` }, content)
  archive.finalize()
  const tar = await buffer(archive)
  const half = tar.indexOf(content.subarray(0, 100)) + 1_000
  return gzipSync(tar.subarray(0, half), { level: 0 }).subarray(0, -8)
}

/** A disk that tells the end of a file a moment after its content. */
async function* readSlowly(content: Buffer): AsyncGenerator<Buffer> {
  yield content
  await sleep(200)
}

test('refuses a cut archive whose fault shows before its file is read', async () => {
  const archive = await cutArchive()
  vi.mocked(createReadStream).mockReturnValue(Readable.from(readSlowly(archive)) as ReadStream)
  const { mkdir: plain } = await vi.importActual<typeof import('node:fs/promises')>('node:fs/promises')
  vi.mocked(mkdir).mockImplementation(async (path, options) => {
    if (String(path).endsWith('late')) await sleep(500)
    return plain(path, options)
  })
  await expect(restoreFrom(dataDir, 'cut.backup', { replace: true })).rejects.toMatchObject({
    code: 'ERR_BACKUP_INVALID',
  })
})
