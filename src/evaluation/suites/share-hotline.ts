import type { EvalLibrary } from '../types.ts'

/** The same library, whose hotline stays open for the next suite of the same city: opening one takes seconds. */
export function shareHotline(library: EvalLibrary): EvalLibrary {
  let current: { cityPath: string | null; opened: ReturnType<EvalLibrary['openHotline']> } | null = null
  const closeHotline = async (): Promise<void> => {
    const last = current
    current = null
    await last?.opened.then(
      ({ close }) => close(),
      () => undefined,
    )
  }
  return {
    ...library,
    async openHotline(cityPath) {
      if (current?.cityPath !== cityPath) {
        await closeHotline()
        current = { cityPath, opened: library.openHotline(cityPath) }
      }
      const { hotline } = await current.opened
      return { hotline, close: async () => undefined }
    },
    async close() {
      await closeHotline()
      await library.close()
    },
  }
}
