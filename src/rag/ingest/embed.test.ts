import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { documentOf } from '../../../test/support/ingest.ts'
import { makeMemoryStore, type MemoryStore } from '../../../test/support/memory-store.ts'
import { embedPending } from './embed.ts'

const vectorOf = (text: string): Float32Array =>
  Float32Array.of(text.length, text.charCodeAt(text.length - 2))

function makeEmbedder(delayMs = 0): {
  id: string
  embedDocuments: (texts: readonly string[], signal?: AbortSignal) => Promise<Float32Array[]>
  running: number
  most: number
  seen: string[]
} {
  const embedder = {
    id: 'model@1',
    ...{ running: 0, most: 0, seen: [] as string[] },
    async embedDocuments(texts: readonly string[], signal?: AbortSignal) {
      embedder.most = Math.max(embedder.most, ++embedder.running)
      await sleep(delayMs, undefined, signal ? { signal } : {})
      embedder.running--
      embedder.seen.push(...texts)
      return texts.map(vectorOf)
    },
  }
  return embedder
}

async function fill(count: number): Promise<MemoryStore> {
  const store = makeMemoryStore()
  for (let i = 0; i < count; i++) {
    const document = documentOf(`第一条　第${i}号泊位免费。\n第二条　第${i}号站点收费。`)
    await store.putDocument({ ...document, id: `d${i}`, digest: `${i}` })
  }
  return store
}

describe('embedPending', () => {
  it('embeds every chunk once and tells its progress', async () => {
    const store = await fill(40)
    const embedder = makeEmbedder()
    const progress: [number, number][] = []
    const saved = await embedPending({
      store,
      embedder,
      batch: 8,
      onProgress: (done, total) => progress.push([done, total]),
    })
    expect(saved).toBe(80)
    expect(store.vectors.size).toBe(80)
    expect(new Set(embedder.seen).size).toBe(embedder.seen.length)
    expect(progress.at(-1)).toEqual([80, 80])
    for (const [chunkId, { vector }] of store.vectors) {
      const [id, ordinal] = chunkId.split('#')
      expect(vector).toEqual(vectorOf(store.documents.get(id!)!.chunks[Number(ordinal)]!.indexText))
    }
  })

  it('has two batches at the embedder, and not all', async () => {
    const embedder = makeEmbedder(5)
    await embedPending({ store: await fill(60), embedder, batch: 8 })
    expect(embedder.most).toBe(2)
  })

  it('does nothing twice and starts anew for another model', async () => {
    const store = await fill(3)
    await embedPending({ store, embedder: makeEmbedder() })
    expect(await embedPending({ store, embedder: makeEmbedder() })).toBe(0)
    expect(await embedPending({ store, embedder: { ...makeEmbedder(), id: 'model@2' } })).toBe(6)
  })

  it('stops when told to, keeps what was saved, and goes on from there', async () => {
    const store = await fill(40)
    const stop = new AbortController()
    const onProgress = (done: number): void => void (done >= 16 && stop.abort())
    const saved = await embedPending({
      store,
      embedder: makeEmbedder(2),
      batch: 8,
      onProgress,
      signal: stop.signal,
    })
    expect(saved).toBeGreaterThanOrEqual(16)
    expect(saved).toBeLessThan(80)
    expect(store.vectors.size).toBe(saved)
    expect(await embedPending({ store, embedder: makeEmbedder() })).toBe(80 - saved)
  })

  it('never gives a replaced document the vector of its old text', async () => {
    const store = await fill(1)
    const embedder = makeEmbedder(20)
    const run = embedPending({ store, embedder, batch: 1 })
    await sleep(5)
    const changed = documentOf('第一条　泊位一律收费，按次计价。\n第二条　站点免费。')
    await store.putDocument({ ...changed, id: 'd0', digest: 'new' })
    await run
    await embedPending({ store, embedder: makeEmbedder() })
    for (const { ordinal, indexText } of changed.chunks)
      expect(store.vectors.get(`d0#${ordinal}`)!.vector).toEqual(vectorOf(indexText))
  })

  it('throws what the embedder throws', async () => {
    const embedder = { id: 'm', embedDocuments: () => Promise.reject(new Error('no worker')) }
    await expect(embedPending({ store: await fill(2), embedder })).rejects.toThrow('no worker')
  })
})
