import { indexValidity, type ValidityIndex } from '../rag/validity.ts'
import type { Clock } from '../shared/clock.ts'
import type { LibraryStore } from '../store/ports.ts'

/** Today's validity of a document, by id; the index is rebuilt only when the library changed. */
export function createValidityLookup(library: LibraryStore, clock: Clock) {
  let known: { revision: string; index: ValidityIndex } | null = null
  return async (): Promise<(documentId: string) => string> => {
    const revision = await library.revision()
    if (known?.revision !== revision) {
      known = { revision, index: indexValidity(await library.documentIndex()) }
    }
    const { index } = known
    const today = clock.today()
    return (documentId) => index(documentId, today).label
  }
}
