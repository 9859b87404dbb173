import type { Database, LibraryStore, PutOutcome, TokenizeForSearch } from '../../../ports.ts'
import { countTerms } from '../lexical/term-counts.ts'
import { putDocuments, type IndexedDocument } from './put-documents.ts'

/** Documents and chunks of one transaction at most: a search waits for one of them. */
const MOST_DOCUMENTS = 16
const MOST_CHUNKS = 160

interface Waiting extends IndexedDocument {
  resolve(outcome: PutOutcome): void
  reject(error: unknown): void
}

/**
 * Puts single documents. Those that come while others are being written go into one transaction, which takes half the
 * time of one each. When it fails, each of its documents is written by itself: only what can't be stored is refused.
 */
export function createDocumentPuts(db: Database, tokenize: TokenizeForSearch): LibraryStore['putDocument'] {
  const waiting: Waiting[] = []
  let writing = false

  async function writeAll(): Promise<void> {
    writing = true
    while (waiting.length > 0) await writeGroup(db, waiting.splice(0, groupSize(waiting)))
    writing = false
  }

  return async (document) => {
    const terms = countTerms(document.chunks, tokenize)
    return new Promise((resolve, reject) => {
      waiting.push({ document, terms, resolve, reject })
      if (!writing) void writeAll()
    })
  }
}

/** How many of those that wait go together: at least one, none twice. */
function groupSize(waiting: readonly Waiting[]): number {
  const ids = new Set<string>()
  let chunks = 0
  for (const { document, terms } of waiting) {
    chunks += terms.length
    const full = ids.size >= MOST_DOCUMENTS || chunks > MOST_CHUNKS
    if (ids.size > 0 && (full || ids.has(document.id))) break
    ids.add(document.id)
  }
  return ids.size
}

async function writeGroup(db: Database, group: readonly Waiting[]): Promise<void> {
  try {
    const outcomes = await putDocuments(db, group)
    group.forEach(({ resolve }, at) => resolve(outcomes[at]!))
  } catch (error) {
    if (group.length === 1) return group[0]!.reject(error)
    for (const one of group) await writeGroup(db, [one])
  }
}
