import { createHash } from 'node:crypto'
import type { SyncState } from '../../../store/ports.ts'
import type { LoadedDocument } from '../types.ts'

/** Raise this when the pipeline reads the same bytes differently: everything is then read anew. */
const PIPELINE_VERSION = '3'

/** Digest of a file at its path under this pipeline (hex SHA-256): a file that moved is written anew. */
export function digestOfFile(path: string, bytes: Uint8Array): string {
  return createHash('sha256').update(`${PIPELINE_VERSION}\n${path}\n`).update(bytes).digest('hex')
}

/**
 * Digest of one of the many documents of a file: `<its own>.<the file's>.<how many>`. Its own part tells whether the
 * document changed; the others tell, without reading the file, whether all of it is in the library.
 */
export function digestOfPart(loaded: LoadedDocument, file: string, count: number): string {
  const { id, text, fields, tables, headings } = loaded
  const own = createHash('sha256')
    .update(PIPELINE_VERSION)
    .update(JSON.stringify([id, text, fields, tables, headings]))
  return `${own.digest('hex')}.${file.slice(0, 32)}.${count}`
}

/** True when two digests are of the same document, whatever else changed in its file. */
export function sameDocument(a: string, b: string): boolean {
  return a.split('.')[0] === b.split('.')[0]
}

/** True when these states are the whole file with this digest: it need not be parsed. */
export function holdsWholeFile(states: readonly SyncState[], file: string): boolean {
  if (states.length === 1 && states[0]!.digest === file) return true
  const suffix = `.${file.slice(0, 32)}.${states.length}`
  return states.length > 0 && states.every((state) => state.digest.endsWith(suffix))
}
