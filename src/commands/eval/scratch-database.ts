import { existsSync } from 'node:fs'
import { cp, mkdir, mkdtemp, readFile, rename, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { openDatabase } from '../../store/postgres/index.ts'

/** Folder of the embedded database below a data directory. */
const PGDATA = 'pgdata'

/**
 * Put an empty embedded database into a directory. Making one takes seconds and copying one does not, so it is made once
 * for a cache folder and a version of the database.
 */
export async function putEmptyDatabase(dataDir: string, cacheDir: string): Promise<void> {
  const template = join(cacheDir, `${PGDATA}-${await databaseVersion()}`)
  if (!existsSync(template)) await makeTemplate(template, cacheDir)
  await cp(template, join(dataDir, PGDATA), { recursive: true })
}

async function makeTemplate(template: string, cacheDir: string): Promise<void> {
  const draft = await mkdtemp(join(tmpdir(), 'huida-template-'))
  await mkdir(cacheDir, { recursive: true })
  const staged = await mkdtemp(`${template}-`)
  try {
    await (await openDatabase({ dataDir: draft })).close()
    await cp(join(draft, PGDATA), staged, { recursive: true })
    await rename(staged, template).catch((error: unknown) => {
      // Somebody else was quicker; that database is as empty.
      if (!existsSync(template)) throw error
    })
  } finally {
    await rm(staged, { recursive: true, force: true })
    await rm(draft, { recursive: true, force: true })
  }
}

async function databaseVersion(): Promise<string> {
  const entry = fileURLToPath(import.meta.resolve('@electric-sql/pglite'))
  const manifest = await readFile(join(entry, '..', '..', 'package.json'), 'utf8')
  return (JSON.parse(manifest) as { version: string }).version
}
