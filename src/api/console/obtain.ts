import { existsSync } from 'node:fs'
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { bundleConsole, makeBundle, sourceHash, type ConsoleBundle } from './bundle.ts'

/** Where `npm run build` puts the bundle; beside the compiled code only. */
const BUILT = fileURLToPath(new URL('../../web/console/', import.meta.url))
/** The sources; from the compiled code and from the sources alike three levels up. */
const SOURCES = fileURLToPath(new URL('../../../web/console/', import.meta.url))

/**
 * The bundled desk: the built one in a published package; in a checkout bundled on first use (a few seconds) and kept
 * in the data directory until a source changes. A directory that can't be written to only costs the next start.
 */
export async function obtainConsole(dataDir: string): Promise<ConsoleBundle> {
  if (existsSync(BUILT)) return readBundle(BUILT)
  const folder = join(dataDir, 'console')
  const kept = join(folder, await sourceHash(SOURCES))
  if (existsSync(kept)) return readBundle(kept)
  const bundle = await bundleConsole(SOURCES)
  await keep(bundle, folder, kept).catch(() => undefined)
  return bundle
}

async function readBundle(folder: string): Promise<ConsoleBundle> {
  const names = await readdir(folder)
  const files = await Promise.all(
    names.map(async (name) => [name, new Uint8Array(await readFile(join(folder, name)))] as const),
  )
  return makeBundle(new Map(files))
}

/** Write a bundle into a folder. */
export async function writeBundle({ files }: ConsoleBundle, folder: string): Promise<void> {
  await mkdir(folder, { recursive: true })
  await Promise.all([...files].map(([name, bytes]) => writeFile(join(folder, name), bytes)))
}

/** Whole or not at all: a bundle cut short would be served for good. Older ones go. */
async function keep(bundle: ConsoleBundle, folder: string, target: string): Promise<void> {
  const draft = `${target}.${process.pid}`
  await writeBundle(bundle, draft)
  const older = (await readdir(folder)).map((name) => join(folder, name)).filter((path) => path !== draft)
  await rename(draft, target)
  await Promise.all(older.map((path) => rm(path, { recursive: true, force: true })))
}
