import type { Embedder } from '../../models/ports.ts'
import type { Screens } from '../../rag/answer/steps/screen.ts'
import type { Contact } from '../../rag/answer/types.ts'
import type { Clock } from '../../shared/clock.ts'
import type { LibraryStore, ServiceItemStore } from '../../store/ports.ts'
import type { LibraryView } from '../../rag/library-view.ts'
import type { District } from './understand/person/districts.ts'

/** What the scenario is made of; the container chooses. */
export interface ServiceGuideDeps {
  view: () => Promise<LibraryView>
  items: ServiceItemStore
  library: Pick<LibraryStore, 'searchDense'>
  /** Null while the service runs on words only. */
  embedder: Embedder | null
  districts: readonly District[]
  /** Official terms for the everyday words of a text. */
  expand: (text: string) => readonly string[]
  hotline: Contact
  /** What looks at a question before anything is searched. */
  screens: Screens
  clock: Clock
  /** Text as the library is normalised. */
  normalise: (text: string) => string
  /** Longest time an answer may take, in milliseconds. */
  timeoutMs: number
}
