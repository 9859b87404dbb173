import { resolve } from 'node:path'
import type { SyncState } from '../../../store/ports.ts'
import { collectFiles, type Collected } from './collect-files.ts'
import { groupStates } from './group-states.ts'
import { DocumentIds } from './document-ids.ts'
import { DocumentWriter } from './document-writer.ts'
import { failedOutcome, newOutcome } from './outcomes.ts'
import { NumberedDocuments } from './same-number.ts'
import { syncFile, type SyncRun } from './sync-file.ts'
import type { FileOutcome, FoundFile, SyncDeps } from './types.ts'

/** Called after each file, in the order they finish. */
export type OnFileSynced = (done: number, total: number, outcome: FileOutcome) => void

export interface SyncOptions {
  onFile?: OnFileSynced
  signal?: AbortSignal
}

/** Root of what is uploaded; nothing is ever gone from it. */
const UPLOAD_ROOT = 'upload'

/**
 * Brings the library up to date with files and directories: new and changed files are read, unchanged ones are not
 * even parsed, and what is gone from a directory given here leaves the library. A file that fails changes nothing and
 * is reported with its code. Throws only when the library itself fails or `signal` aborts.
 */
export async function syncPaths(
  paths: readonly string[],
  deps: SyncDeps,
  options: SyncOptions = {},
): Promise<FileOutcome[]> {
  const collected = await collectFiles(paths, deps.limits)
  return syncFiles(collected, deps, options)
}

/** Ingest one uploaded file; an earlier upload of the same name is replaced. */
export async function syncUpload(
  file: { name: string; bytes: Uint8Array },
  deps: SyncDeps,
  options: SyncOptions = {},
): Promise<FileOutcome[]> {
  const name = file.name.split(/[/\\]/u).at(-1)!.trim() || 'document'
  const found: FoundFile = { root: UPLOAD_ROOT, path: name, name, read: async () => file.bytes }
  return syncFiles({ files: [found], complete: [], failures: [] }, deps, options)
}

async function syncFiles(collected: Collected, deps: SyncDeps, options: SyncOptions): Promise<FileOutcome[]> {
  const states = await readStates(collected, deps)
  const gone = goneFiles(collected, states)
  const outcomes: FileOutcome[] = []
  const total = collected.failures.length + collected.files.length + gone.size
  const report = (outcome: FileOutcome): void => {
    outcomes.push(outcome)
    options.onFile?.(outcomes.length, total, outcome)
  }
  for (const { path, error } of collected.failures) report(failedOutcome(path, error))
  const run = openRun(deps, gone)
  const pending: Promise<void>[] = []
  for (const file of collected.files) {
    options.signal?.throwIfAborted()
    const { done } = await syncFile(run, file, states.get(keyOf(file.root, file.path)) ?? [])
    pending.push(done.then(report))
    pending.at(-1)!.catch(() => undefined)
  }
  await Promise.all(pending)
  for (const [key, before] of gone) report(await removeFile(key, before, run))
  return outcomes
}

function openRun(deps: SyncDeps, gone: ReadonlyMap<string, SyncState[]>): SyncRun {
  let ids: Promise<DocumentIds> | null = null
  let numbered: Promise<NumberedDocuments> | null = null
  const goneIds = new Set([...gone.values()].flat().map((state) => state.id))
  const readIds = async (): Promise<DocumentIds> => new DocumentIds(await deps.store.documentIndex(), goneIds)
  const readNumbers = async (): Promise<NumberedDocuments> =>
    new NumberedDocuments(await deps.store.documentIndex(), goneIds)
  return {
    deps,
    writer: new DocumentWriter(deps.store),
    ids: () => (ids ??= readIds()),
    numbered: () => (numbered ??= readNumbers()),
    kept: new Set(),
  }
}

const keyOf = (root: string, path: string): string => `${root}\n${path}`

/** What the library has of each file, by root and path. */
async function readStates(collected: Collected, deps: SyncDeps): Promise<Map<string, SyncState[]>> {
  const roots = new Set([...collected.files.map((file) => file.root), ...collected.complete])
  const states = new Map<string, SyncState[]>()
  for (const root of roots) {
    const present = new Set(collected.files.filter((file) => file.root === root).map((file) => file.path))
    const grouped = groupStates(await deps.store.syncStates(root), present)
    for (const [path, group] of grouped) states.set(keyOf(root, path), group)
  }
  return states
}

/** Files that the library has from a directory read in full and that are no longer there. */
function goneFiles(collected: Collected, states: Map<string, SyncState[]>): Map<string, SyncState[]> {
  const present = new Set(collected.files.map((file) => keyOf(file.root, file.path)))
  const gone = new Map<string, SyncState[]>()
  for (const [key, group] of states) {
    const [root = '', path = ''] = key.split('\n')
    const absolute = resolve(root, path)
    const unread = collected.failures.some(
      (failure) => absolute === failure.absolute || absolute.startsWith(`${failure.absolute}/`),
    )
    if (collected.complete.includes(root) && !present.has(key) && !unread) gone.set(key, group)
  }
  return gone
}

async function removeFile(key: string, before: readonly SyncState[], run: SyncRun): Promise<FileOutcome> {
  const docIds = before.map((state) => state.id).filter((id) => !run.kept.has(id))
  const removed = docIds.length === 0 ? 0 : await run.deps.store.removeDocuments(docIds)
  return { ...newOutcome(key.split('\n')[1]!, { removed }), outcome: 'removed', docIds }
}
