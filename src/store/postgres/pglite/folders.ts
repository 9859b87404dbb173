import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises'
import { existsSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { HuidaError } from '../../../shared/errors.ts'
import { asSystemError } from '../../../shared/system-error.ts'

/** Where things are below the data directory. Only `live`, `safe` and `restored` may stand there whole. */
export interface DataFolders {
  root: string
  /** The database. */
  live: string
  /** Consistent copy of the database, made by checkpoint(). */
  safe: string
  /** Prefix of copies that a backup is written from. */
  snapshot: string
  /** A mark that `live` is being made for the first time. */
  creating: string
  /** A restored database, complete, about to become `live`. */
  restored: string
  /** The database that a restore has put aside. */
  previous: string
}

export function foldersOf(root: string): DataFolders {
  return {
    root,
    live: join(root, 'pgdata'),
    safe: join(root, 'pgdata.safe'),
    snapshot: join(root, 'pgdata.snapshot'),
    creating: join(root, 'pgdata.creating'),
    restored: join(root, 'pgdata.restored'),
    previous: join(root, 'pgdata.previous'),
  }
}

/** True for a folder that holds a whole database. */
export function holdsDatabase(folder: string): boolean {
  return existsSync(join(folder, 'PG_VERSION'))
}

export async function syncPath(path: string): Promise<void> {
  const handle = await open(path, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/** Flush every file and folder below `folder` to the disk. */
export async function syncTree(folder: string): Promise<void> {
  for (const entry of await readdir(folder, { withFileTypes: true, recursive: true })) {
    await syncPath(join(entry.parentPath, entry.name))
  }
  await syncPath(folder)
}

/** Put `draft` (already on the disk) in the place of `target`. A stop in between is mended by {@link mendFolder}. */
export async function replaceFolder(draft: string, target: string): Promise<void> {
  const old = `${target}.old`
  await rm(old, { recursive: true, force: true })
  if (existsSync(target)) await rename(target, old)
  await rename(draft, target)
  await syncPath(dirname(target))
  await rm(old, { recursive: true, force: true })
}

/** Bring back what a stop in the middle of {@link replaceFolder} has left under its old name. */
export async function mendFolder(target: string): Promise<void> {
  const old = `${target}.old`
  if (!existsSync(target) && existsSync(old)) await rename(old, target)
  await rm(old, { recursive: true, force: true })
  await rm(`${target}.tmp`, { recursive: true, force: true })
}

/** Delete what stands in `root` under a name with this prefix. */
export async function removeByPrefix(root: string, prefix: string): Promise<void> {
  for (const name of await readdir(root)) {
    if (name.startsWith(prefix)) await rm(join(root, name), { recursive: true, force: true })
  }
}

/** Total size of the files below `folder`, in bytes. */
export async function sizeOf(folder: string): Promise<number> {
  let total = 0
  for (const entry of await readdir(folder, { withFileTypes: true, recursive: true })) {
    if (entry.isFile()) total += (await stat(join(entry.parentPath, entry.name))).size
  }
  return total
}

/**
 * Make a folder and those above it that are missing. Throws ERR_CONFIG that names the folder and the reason. One step
 * after the other, because Node's recursive mkdir runs for ever where the system denies a parent that is there (/proc).
 */
export async function makeFolder(path: string): Promise<void> {
  const missing: string[] = []
  let at = path
  while (!existsSync(at) && dirname(at) !== at) {
    missing.unshift(at)
    at = dirname(at)
  }
  if (!statSync(at, { throwIfNoEntry: false })?.isDirectory()) throw unusable(path, `${at} 是文件，不是目录`)
  for (const folder of missing) {
    await mkdir(folder, { mode: 0o700 }).catch((error: unknown) => {
      const system = asSystemError(error)
      // Another process may have been quicker.
      if (system?.code === 'EEXIST') return
      // The folder above is there, so “no such file” means that this place takes no folders.
      const reason = system?.code === 'ENOENT' ? '系统不允许在这里建立目录' : system?.reason
      throw unusable(path, reason ?? String(error), error)
    })
  }
}

const unusable = (path: string, reason: string, cause?: unknown): HuidaError =>
  new HuidaError('ERR_CONFIG', `目录 ${path} 无法建立：${reason}；请换一个可以写入的目录`, { cause })
