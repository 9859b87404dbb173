import { expect, test } from 'vitest'
import { createDemoLibrary } from './demo-library.ts'
import type { OnFile } from './library.ts'

/** A library of two files whose reading may be broken off after the first. */
function createLibrary() {
  const documents = new Set<string>()
  const values = new Map<string, string>()
  const library = { documents, breaksOff: false, read: [] as string[] }
  const settings = {
    get: async (key: string) => values.get(key) ?? null,
    swap: async (key: string, before: string | null, after: string) => {
      if ((values.get(key) ?? null) !== before) return false
      values.set(key, after)
      return true
    },
    obtain: async (_key: string, make: () => string) => make(),
  }
  const ingestPaths = async (paths: readonly string[], _onFile: OnFile) => {
    for (const path of paths) {
      if (library.breaksOff && documents.size > 0) throw new Error('stopped')
      library.read.push(path)
      documents.add(path)
    }
    return []
  }
  const store = { countDocuments: async () => documents.size }
  return { ...library, library, demo: createDemoLibrary(store, settings, { ingestPaths }, ['a', 'b']) }
}

const ignore: OnFile = () => undefined

test('fills an empty library once', async () => {
  const { demo, documents } = createLibrary()
  expect(await demo.missing()).toBe('all')
  await demo.seed(ignore)
  expect([...documents]).toEqual(['a', 'b'])
  expect(await demo.missing()).toBe('none')
})

test('goes on where it was broken off', async () => {
  const { demo, documents, library } = createLibrary()
  library.breaksOff = true
  await expect(demo.seed(ignore)).rejects.toThrow('stopped')
  expect(await demo.missing()).toBe('rest')
  library.breaksOff = false
  await demo.seed(ignore)
  expect([...documents]).toEqual(['a', 'b'])
  expect(await demo.missing()).toBe('none')
})

test('leaves a library of one’s own alone, and fills one that was emptied', async () => {
  const { demo, documents } = createLibrary()
  documents.add('own')
  expect(await demo.missing()).toBe('none')
  documents.clear()
  await demo.seed(ignore)
  documents.clear()
  expect(await demo.missing()).toBe('all')
})
