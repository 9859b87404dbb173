import type { DocumentSummary, LibraryStore, StoredDocument } from '../store/ports.ts'
import { indexValidity, type ValidityIndex } from './validity.ts'

/** Documents kept in memory at most; a municipal plan is about 200 KB with its outline. */
const KEPT = 64

/** The library as answering needs it: summaries, validity and whole documents, read again when the library changes. */
export interface LibraryView {
  revision: string
  documents: ReadonlyMap<string, DocumentSummary>
  /** Every region a document is of, once. */
  regions: readonly string[]
  validity: ValidityIndex
  read(id: string): Promise<StoredDocument | null>
}

/** A view that is made anew whenever the library's revision changes. */
export function createLibraryView(library: LibraryStore): () => Promise<LibraryView> {
  let view: LibraryView | null = null
  return async () => {
    const revision = await library.revision()
    if (view?.revision === revision) return view
    const summaries = await library.documentIndex()
    view = {
      revision,
      documents: new Map(summaries.map((summary) => [summary.id, summary])),
      regions: [...new Set(summaries.flatMap(({ region }) => region ?? []))],
      validity: indexValidity(summaries),
      read: cachedReader(library),
    }
    return view
  }
}

function cachedReader(library: LibraryStore): LibraryView['read'] {
  const cache = new Map<string, Promise<StoredDocument | null>>()
  return (id) => {
    const known = cache.get(id)
    if (known) return known
    const reading = library.getDocument(id)
    cache.set(id, reading)
    reading.catch(() => cache.delete(id))
    const oldest = cache.keys().next()
    if (cache.size > KEPT && !oldest.done) cache.delete(oldest.value)
    return reading
  }
}
