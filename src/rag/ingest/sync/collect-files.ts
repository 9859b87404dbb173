import { readdir, readFile, realpath, stat } from 'node:fs/promises'
import { basename, dirname, join, relative, resolve, sep } from 'node:path'
import { HuidaError, toHuidaError } from '../../../shared/errors.ts'
import type { FoundFile, SyncLimits } from './types.ts'

/** What paths on this machine hold. */
export interface Collected {
  files: FoundFile[]
  /** Directories that were read in full: what the library has from them and is no longer there is gone. */
  complete: string[]
  /** What could not be read, and why; nothing below it counts as gone. */
  failures: { path: string; absolute: string; error: HuidaError }[]
}

/** Not documents: hidden files, lock files that office programs leave beside an open document, and what describes a folder. */
const IGNORED = /^(?:\.|~\$|Thumbs\.db$|desktop\.ini$|README(?:\.[\w-]+)?\.md$|schema\.json$)/iu

/** All files below the paths, each once, in a stable order. A directory is its own root; a file's root is its directory. */
export async function collectFiles(
  paths: readonly string[],
  limits: SyncLimits | undefined,
): Promise<Collected> {
  const collected: Collected = { files: [], complete: [], failures: [] }
  const seen = new Set<string>()
  for (const path of paths) {
    const absolute = resolve(path)
    try {
      if ((await stat(absolute)).isDirectory()) {
        collected.complete.push(absolute)
        await walk(absolute, absolute, { collected, seen, limits })
      } else addFile(dirname(absolute), absolute, { collected, seen, limits })
    } catch (error) {
      collected.failures.push({ path, absolute, error: unreadable(error) })
    }
  }
  return collected
}

interface Walk {
  collected: Collected
  seen: Set<string>
  limits: SyncLimits | undefined
}

async function walk(
  root: string,
  directory: string,
  context: Walk,
  above: readonly string[] = [],
): Promise<void> {
  const real = await realpath(directory)
  if (above.includes(real)) return
  const entries = (await readdir(directory, { withFileTypes: true })).sort((a, b) =>
    a.name < b.name ? -1 : 1,
  )
  for (const entry of entries) {
    if (IGNORED.test(entry.name)) continue
    const absolute = join(directory, entry.name)
    try {
      const kind = entry.isSymbolicLink() ? await stat(absolute) : entry
      if (kind.isDirectory()) await walk(root, absolute, context, [...above, real])
      else if (kind.isFile()) addFile(root, absolute, context)
    } catch (error) {
      context.collected.failures.push({ path: pathBelow(root, absolute), absolute, error: unreadable(error) })
    }
  }
}

function addFile(root: string, absolute: string, { collected, seen, limits }: Walk): void {
  if (seen.has(absolute)) return
  seen.add(absolute)
  const read = (): Promise<Uint8Array> => readBounded(absolute, limits)
  collected.files.push({ root, path: pathBelow(root, absolute), name: basename(absolute), read })
}

async function readBounded(path: string, limits: SyncLimits | undefined): Promise<Uint8Array> {
  try {
    const { size } = await stat(path)
    if (limits && size > limits.maxBytes) {
      const [has, most] = [size, limits.maxBytes].map((bytes) => (bytes / 1024 / 1024).toFixed(1))
      throw new HuidaError('ERR_FILE_TOO_LARGE', `文件有 ${has} MB，上限是 ${most} MB`)
    }
    return await readFile(path)
  } catch (error) {
    throw unreadable(error)
  }
}

function pathBelow(root: string, absolute: string): string {
  return relative(root, absolute).split(sep).join('/')
}

const REASONS: Record<string, string> = {
  ENOENT: '文件或目录不存在',
  EACCES: '没有读取权限',
  EPERM: '没有读取权限',
}

function unreadable(error: unknown): HuidaError {
  const code = (error as NodeJS.ErrnoException).code
  if (code !== undefined && code in REASONS)
    return new HuidaError('ERR_FILE_UNREADABLE', REASONS[code]!, { cause: error })
  return toHuidaError(error, 'ERR_FILE_UNREADABLE')
}
