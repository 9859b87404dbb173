import type { LibraryStore, SettingStore } from '../store/ports.ts'
import type { LibraryService, OnFile } from './library.ts'

/** The sample documents; a start that was broken off among them goes on with them at the next. */
export interface DemoLibrary {
  /** `all` for an empty library, `rest` for one that was left while they came in, otherwise `none`. */
  missing(): Promise<'all' | 'rest' | 'none'>
  /** Put in what is missing. Throws when it is stopped before the end. */
  seed(onFile: OnFile): Promise<void>
}

const STATE = 'demo_library'
const LOADING = 'loading'

/** The sample documents of some folders. */
export function createDemoLibrary(
  store: Pick<LibraryStore, 'countDocuments'>,
  settings: SettingStore,
  { ingestPaths }: Pick<LibraryService, 'ingestPaths'>,
  folders: readonly string[],
): DemoLibrary {
  return {
    async missing() {
      if ((await store.countDocuments()) === 0) return 'all'
      return (await settings.get(STATE)) === LOADING ? 'rest' : 'none'
    },
    async seed(onFile) {
      await settings.swap(STATE, await settings.get(STATE), LOADING)
      await ingestPaths(folders, onFile)
      await settings.swap(STATE, LOADING, 'whole')
    },
  }
}
