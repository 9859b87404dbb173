import { setImmediate as nextTurn } from 'node:timers/promises'
import { HuidaError } from '../../../shared/errors.ts'
import type { PutOutcome, SyncState } from '../../../store/ports.ts'
import type { DocumentRecord } from '../../../store/records.ts'
import { buildDocument } from '../build-document.ts'
import { DEFAULT_LIMITS, loadFile } from '../load/index.ts'
import { repairDocument } from '../repair/index.ts'
import type { IdentifiedFile, LoadedDocument } from '../types.ts'
import { digestOfFile, digestOfPart, holdsWholeFile, sameDocument } from './digest.ts'
import { baseName, type DocumentIds } from './document-ids.ts'
import type { DocumentWriter } from './document-writer.ts'
import { addFailure, failedOutcome, isStoreError, newOutcome } from './outcomes.ts'
import type { NumberedDocuments } from './same-number.ts'
import type { FileOutcome, FoundFile, SyncDeps } from './types.ts'

/** What the files of one sync share. */
export interface SyncRun {
  deps: SyncDeps
  writer: DocumentWriter
  /** Read from the library when the first document needs an id. */
  ids: () => Promise<DocumentIds>
  /** Read from the library when the first document with a number (文号) is written. */
  numbered: () => Promise<NumberedDocuments>
  /** Ids of documents that this run wrote or found unchanged. */
  kept: Set<string>
}

/**
 * Reads a file and starts writing its documents. Resolves when it has been read, so that the next file can be; `done`
 * is its outcome once the store has it. A file that cannot be read resolves to a failed outcome.
 */
export async function syncFile(
  run: SyncRun,
  file: FoundFile,
  states: readonly SyncState[],
): Promise<{ done: Promise<FileOutcome> }> {
  const result = newOutcome(file.path)
  try {
    const bytes = await file.read()
    const digest = digestOfFile(file.path, bytes)
    if (holdsWholeFile(states, digest)) {
      keep(run, result, states)
      return { done: Promise.resolve(result) }
    }
    const load = run.deps.load ?? ((source) => loadFile(source, { ...DEFAULT_LIMITS, ...run.deps.limits }))
    const loaded = await load({ name: file.name, path: file.path, bytes })
    const writes = await startDocuments(run, { file, bytes, digest, states, loaded, result })
    const done = Promise.all(writes).then(() => finish(run, result, states))
    return { done: awaitedLater(done) }
  } catch (error) {
    if (isStoreError(error)) throw error
    for (const { id } of states) run.kept.add(id)
    return { done: Promise.resolve(failedOutcome(file.path, error)) }
  }
}

/** What is awaited only after more was read: until then its failure must not count as unhandled. */
function awaitedLater<T>(work: Promise<T>): Promise<T> {
  work.catch(() => undefined)
  return work
}

interface OpenFile {
  file: FoundFile
  bytes: Uint8Array
  digest: string
  states: readonly SyncState[]
  loaded: readonly LoadedDocument[]
  result: FileOutcome
}

async function startDocuments(run: SyncRun, open: OpenFile): Promise<Promise<void>[]> {
  const { file, digest, states, loaded, result } = open
  const before = new Map(states.map((state) => [state.path, state]))
  const single = loaded.length === 1 && loaded[0]!.fragment === ''
  const writes: Promise<void>[] = []
  for (const one of loaded) {
    const state = before.get(file.path + one.fragment)
    const own = single ? digest : digestOfPart(one, digest, loaded.length)
    if (state && sameDocument(state.digest, own)) {
      keep(run, result, [state])
      continue
    }
    await nextTurn()
    try {
      const record = await readDocument(run, open, one, own, state)
      const twin = record.fields.docNo === null ? null : (await run.numbered()).note(record)
      if (twin !== null) record.warnings.push(twin)
      const { done } = await run.writer.start(record)
      writes.push(awaitedLater(note(run, result, record, done)))
    } catch (error) {
      if (single) throw error
      addFailure(result, file.path + one.fragment, error)
      if (state) run.kept.add(state.id)
    }
  }
  return writes
}

async function readDocument(
  run: SyncRun,
  { file, bytes }: OpenFile,
  loaded: LoadedDocument,
  digest: string,
  before: SyncState | undefined,
): Promise<DocumentRecord> {
  const { root, path, name } = file
  const identify = async (): Promise<IdentifiedFile> => {
    const place = { root, path: path + loaded.fragment }
    const id = (await run.ids()).assign(loaded.id ?? baseName(name) + loaded.fragment, place, before)
    return { id, root, digest, name, path, bytes }
  }
  if (loaded.build) return loaded.build(await identify())
  const repaired = (run.deps.repair ?? repairDocument)(loaded)
  if (repaired.text.trim() === '') throw new HuidaError('ERR_FILE_EMPTY', '文件里没有可用的正文')
  return buildDocument(await identify(), repaired)
}

async function note(
  run: SyncRun,
  result: FileOutcome,
  record: DocumentRecord,
  done: Promise<PutOutcome>,
): Promise<void> {
  try {
    result.counts[await done]++
    result.docIds.push(record.id)
    result.chunks += record.chunks.length
    result.warnings.push(...record.warnings)
  } catch (error) {
    addFailure(result, record.path, error)
  }
  run.kept.add(record.id)
}

function keep(run: SyncRun, result: FileOutcome, states: readonly SyncState[]): void {
  for (const { id } of states) {
    run.kept.add(id)
    result.docIds.push(id)
    result.counts.unchanged++
  }
}

/** Removes documents that the file no longer holds and settles how the file fared. */
async function finish(run: SyncRun, result: FileOutcome, states: readonly SyncState[]): Promise<FileOutcome> {
  const stale = states.map(({ id }) => id).filter((id) => !run.kept.has(id))
  if (stale.length > 0) result.counts.removed = await run.deps.store.removeDocuments(stale)
  const { created, updated, removed, unchanged, failed } = result.counts
  if (failed > 0 && created + updated + unchanged === 0) return { ...result, outcome: 'failed' }
  // What went wrong with some of its documents stands in the warnings.
  delete result.code
  delete result.reason
  if (states.length === 0) return { ...result, outcome: 'created' }
  return { ...result, outcome: created + updated + removed > 0 ? 'updated' : 'unchanged' }
}
