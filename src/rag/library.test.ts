import { expect, test } from 'vitest'
import type { LibraryStore } from '../store/ports.ts'
import { createLibraryService } from './library.ts'

/** A store whose only work is chunks that wait for vectors. */
function storeOf(waiting: string[], onCheckpoint: () => void) {
  const store = {
    pendingEmbeddings: async () => waiting.map((text) => ({ chunkId: text, indexText: text })),
    countPendingEmbeddings: async () => waiting.length,
    saveEmbeddings: async (_model: string, rows: readonly { chunkId: string }[]) => {
      for (const { chunkId } of rows) waiting.splice(waiting.indexOf(chunkId), 1)
    },
    optimise: async () => undefined,
  } as unknown as LibraryStore
  return createLibraryService({
    store,
    embedder: {
      ...{ id: 'm', dimensions: 1, embedQuery: async () => Float32Array.of(1), close: async () => undefined },
      embedDocuments: async (texts) => texts.map(() => Float32Array.of(1)),
    },
    limits: { maxBytes: 1 },
    checkpoint: async () => onCheckpoint(),
    log: { info: () => undefined, error: () => undefined },
  })
}

test('embeds what arrives while an earlier run is already being kept', async () => {
  const waiting = ['a', 'b']
  const joined: Promise<boolean>[] = []
  const library = storeOf(waiting, () => {
    if (joined.length > 0) return
    waiting.push('c')
    joined.push(library.embedPending())
  })
  await library.embedPending()
  await Promise.all(joined)
  expect(joined).toHaveLength(1)
  expect(waiting).toEqual([])
  await library.close()
})

test('says so when it was stopped before everything had its vector', async () => {
  const waiting = ['a', 'b']
  const library = storeOf(waiting, () => undefined)
  const whole = library.embedPending()
  await library.close()
  expect(await whole).toBe(false)
  expect(waiting).not.toEqual([])
})
