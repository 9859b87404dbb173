import type { Hotline } from '../../../scenarios/hotline/index.ts'
import type { SuiteDefinition } from '../../definition.ts'
import { hashFiles } from '../../hashes.ts'
import type { OpenScratch, Session } from '../../types.ts'

/** The hotline as the desk runs it, with the hashes and the closing of a session; the first of `sources` is the city pack. */
export async function openHotlineSession(
  { library: paths, sources }: SuiteDefinition,
  open: OpenScratch,
): Promise<Pick<Session<never, never>, 'hashes' | 'close'> & { hotline: Hotline }> {
  const library = await open(paths)
  const hashes = { ...library.hashes, sources: await hashFiles(sources) }
  const { hotline, close } = await library.opened.openHotline(sources[0] ?? null)
  return {
    hashes,
    hotline,
    close: async () => {
      await close()
      await library.close()
    },
  }
}
