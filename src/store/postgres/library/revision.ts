import { createHash } from 'node:crypto'
import type { Database, DocumentSummary } from '../../ports.ts'
import { readAllSummaries } from './documents/read-documents.ts'
import { readState } from './state.ts'

/** What is derived from all documents, kept until the library changes. */
export interface LibraryCache {
  revision(): Promise<string>
  summaries(): Promise<DocumentSummary[]>
}

/** Remember a value for as long as its key stays the same. */
function remember<T>(load: () => Promise<T>): (key: string) => Promise<T> {
  let kept: { key: string; value: Promise<T> } | null = null
  return (key) => {
    if (kept?.key !== key) {
      const fresh = { key, value: load() }
      kept = fresh
      fresh.value.catch(() => (kept = kept === fresh ? null : kept))
    }
    return kept.value
  }
}

/** 16 hex digits of the SHA-256 over ids and digests: the same content has the same revision, in whatever order it came. */
async function contentHash(db: Database): Promise<string> {
  const rows = await db.query<{ id: string; digest: string }>(
    'SELECT id, digest FROM documents ORDER BY id COLLATE "C"',
  )
  const hash = createHash('sha256')
  for (const row of rows) hash.update(`${row.id}\n${row.digest}\n`)
  return hash.digest('hex').slice(0, 16)
}

export function createLibraryCache(db: Database): LibraryCache {
  const hash = remember(() => contentHash(db))
  const summaries = remember(() => readAllSummaries(db))
  return {
    revision: async () => hash(String((await readState(db)).version)),
    summaries: async () => {
      const state = await readState(db)
      return summaries(`${state.version}/${state.embeddingVersion}`)
    },
  }
}
