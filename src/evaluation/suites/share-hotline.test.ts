import { describe, expect, it } from 'vitest'
import { openFake } from '../../../test/support/eval-library.ts'
import type { Hotline } from '../../scenarios/hotline/index.ts'
import type { EvalLibrary } from '../types.ts'
import { shareHotline } from './share-hotline.ts'

/** A library that tells which hotlines were opened and closed. */
async function watched(): Promise<{ library: EvalLibrary; log: string[] }> {
  const log: string[] = []
  const library: EvalLibrary = {
    ...(await openFake().open('/nowhere')),
    openHotline: async (cityPath) => {
      log.push(`open ${cityPath}`)
      if (cityPath === 'broken') throw new Error('no such city')
      return { hotline: {} as Hotline, close: async () => void log.push(`close ${cityPath}`) }
    },
    close: async () => void log.push('close library'),
  }
  return { library: shareHotline(library), log }
}

describe('shareHotline', () => {
  it('opens the hotline of a city once, whatever a suite does when it ends', async () => {
    const { library, log } = await watched()
    const first = await library.openHotline(null)
    await first.close()
    expect((await library.openHotline(null)).hotline).toBe(first.hotline)
    expect(log).toEqual(['open null'])
  })

  it('has one open at a time, and none when the library is closed', async () => {
    const { library, log } = await watched()
    await library.openHotline(null)
    await library.openHotline('other')
    await library.close()
    expect(log).toEqual(['open null', 'close null', 'open other', 'close other', 'close library'])
  })

  it('tells why one could not be opened, and opens the next', async () => {
    const { library, log } = await watched()
    await expect(library.openHotline('broken')).rejects.toThrow('no such city')
    await library.openHotline(null)
    await library.close()
    expect(log).toEqual(['open broken', 'open null', 'close null', 'close library'])
  })
})
