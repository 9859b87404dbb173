import { constants, existsSync, type Dirent } from 'node:fs'
import { copyFile, link, mkdir, readdir, rm, stat, utimes } from 'node:fs/promises'
import { join } from 'node:path'
import { replaceFolder, syncPath } from './folders.ts'

/** A file that was written this shortly before a copy may have changed again without a newer time. */
const UNSURE_MS = 2_000
/** Files of a folder that are copied at a time: a flush is mostly waiting. */
const AT_ONCE = 16

/**
 * Copy `from` so that `to` is at every moment its old or its new content, also after a power cut. What has not changed
 * since the last copy (by size and time) is taken from there as a hard link: copies are never written to.
 */
export async function copyWhole(from: string, to: string): Promise<void> {
  const draft = `${to}.tmp`
  await rm(draft, { recursive: true, force: true })
  const startedAt = new Date()
  await copyInto(from, draft, existsSync(to) ? to : null, (await stat(to).catch(() => null))?.mtimeMs ?? 0)
  await utimes(draft, startedAt, startedAt)
  await replaceFolder(draft, to)
}

async function copyInto(from: string, to: string, last: string | null, lastAt: number): Promise<void> {
  await mkdir(to, { mode: 0o700 })
  const copy = async (entry: Dirent): Promise<void> => {
    const [source, target] = [join(from, entry.name), join(to, entry.name)]
    const earlier = last === null ? null : join(last, entry.name)
    if (entry.isDirectory()) await copyInto(source, target, earlier, lastAt)
    else if (entry.isFile()) await copyOrLink(source, target, earlier, lastAt)
  }
  const entries = await readdir(from, { withFileTypes: true })
  for (let at = 0; at < entries.length; at += AT_ONCE)
    await Promise.all(entries.slice(at, at + AT_ONCE).map(copy))
  await syncPath(to)
}

async function copyOrLink(
  source: string,
  target: string,
  earlier: string | null,
  lastAt: number,
): Promise<void> {
  const now = await stat(source)
  const before = earlier === null ? null : await stat(earlier).catch(() => null)
  // Copying keeps times to the millisecond only.
  const same = before !== null && before.size === now.size && Math.abs(before.mtimeMs - now.mtimeMs) <= 1
  if (earlier !== null && same && now.mtimeMs < lastAt - UNSURE_MS) {
    await link(earlier, target)
    return
  }
  await copyFile(source, target, constants.COPYFILE_FICLONE)
  await utimes(target, now.atime, now.mtime)
  await syncPath(target)
}
