import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { openDatabase } from '../../src/store/postgres/index.ts'

const MANIFEST = resolve('node_modules/@electric-sql/pglite/package.json')
const { version } = JSON.parse(readFileSync(MANIFEST, 'utf8')) as { version: string }
/** An empty embedded database, made once per PGlite version: making one takes seconds, copying it does not. */
const TEMPLATE = resolve('node_modules/.cache/huida', `pgdata-${version}`)

async function makeTemplate(): Promise<void> {
  const draft = mkdtempSync(join(tmpdir(), 'huida-template-'))
  await (await openDatabase({ dataDir: draft })).close()
  mkdirSync(resolve(TEMPLATE, '..'), { recursive: true })
  const staged = `${TEMPLATE}-${process.pid}`
  cpSync(join(draft, 'pgdata'), staged, { recursive: true })
  rmSync(draft, { recursive: true, force: true })
  try {
    renameSync(staged, TEMPLATE)
  } catch {
    // Another test process was quicker; its template is as good.
    rmSync(staged, { recursive: true, force: true })
  }
}

/** A new temporary data directory that opens quickly: the embedded database in it is empty and not migrated. */
export async function makeDataDir(): Promise<string> {
  if (!existsSync(TEMPLATE)) await makeTemplate()
  const dataDir = mkdtempSync(join(tmpdir(), 'huida-data-'))
  cpSync(TEMPLATE, join(dataDir, 'pgdata'), { recursive: true })
  return dataDir
}

/** Delete a directory that {@link makeDataDir} made. */
export function dropDataDir(dataDir: string): void {
  rmSync(dataDir, { recursive: true, force: true })
}
