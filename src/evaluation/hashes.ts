import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { readdir, readFile, stat } from 'node:fs/promises'
import { basename, join, relative, sep } from 'node:path'
import { promisify } from 'node:util'

/** First 16 hex digits of the SHA-256 of bytes or text. */
export const shortHash = (content: Uint8Array | string): string =>
  createHash('sha256').update(content).digest('hex').slice(0, 16)

/** Files below a folder, or the file itself; absolute paths, sorted. */
async function filesOf(path: string): Promise<string[]> {
  if ((await stat(path)).isFile()) return [path]
  const entries = await readdir(path, { withFileTypes: true, recursive: true })
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
}

/** Hash of the files of several paths: names below each path and contents, not where the path itself lies. */
export async function hashFiles(paths: readonly string[]): Promise<string> {
  const hash = createHash('sha256')
  for (const path of paths) {
    for (const file of await filesOf(path)) {
      const name = file === path ? basename(file) : relative(path, file).split(sep).join('/')
      hash.update(`${name}\0${shortHash(await readFile(file))}\n`)
    }
  }
  return hash.digest('hex').slice(0, 16)
}

/** Hash of every prompt file below a folder, by its path without the ending; empty when there is no such folder. */
export async function hashPrompts(dir: string): Promise<Record<string, string>> {
  const files = await filesOf(dir).catch(() => [])
  const prompts = files.filter((file) => file.endsWith('.md'))
  const entries = prompts.map(async (file) => {
    const name = relative(dir, file).split(sep).join('/').replace(/\.md$/, '')
    return [name, shortHash(await readFile(file))] as const
  })
  return Object.fromEntries(await Promise.all(entries))
}

/** Short commit of a checkout, with `+` when files differ from it; null outside a checkout or without git. */
export async function gitRevision(dir: string): Promise<string | null> {
  const git = async (...args: string[]): Promise<string> =>
    (await promisify(execFile)('git', ['-C', dir, ...args])).stdout.trim()
  try {
    const [commit, changes] = await Promise.all([
      git('rev-parse', '--short=12', 'HEAD'),
      git('status', '--porcelain'),
    ])
    return changes === '' ? commit : `${commit}+`
  } catch {
    return null
  }
}
