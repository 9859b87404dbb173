import { beforeEach, expect, test } from 'vitest'
import type { LibraryStore, SearchFilter } from '../../../src/store/ports.ts'
import { createLibraryStore } from '../../../src/store/postgres/index.ts'
import { NO_FIELDS } from '../../support/fake-library.ts'
import { makeDocument, tokenizeByBlank } from './documents.ts'
import { describeEngines } from './engines.ts'

/** A repeatable stream of numbers in [0, 1): mulberry32. */
function randomFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

function unit(values: number[]): Float32Array {
  const length = Math.hypot(...values)
  return Float32Array.from(values, (value) => value / length)
}

/** Vectors around a few centres, as embeddings of related texts are. */
function clustered(random: () => number, count: number, dimensions: number): Float32Array[] {
  const centres = Array.from({ length: 40 }, () => Array.from({ length: dimensions }, () => random() - 0.5))
  return Array.from({ length: count }, () => {
    const centre = centres[Math.floor(random() * centres.length)] ?? []
    return unit(centre.map((value) => value + (random() - 0.5) * 0.7))
  })
}

const dot = (a: Float32Array, b: Float32Array): number =>
  a.reduce((sum, value, at) => sum + value * (b[at] ?? 0), 0)

/** Chunk ids by cosine, best first. */
function nearest(vectors: ReadonlyMap<string, Float32Array>, query: Float32Array, k: number): string[] {
  return [...vectors]
    .map(([id, vector]) => [id, dot(vector, query)] as const)
    .sort((a, b) => b[1] - a[1])
    .slice(0, k)
    .map(([id]) => id)
}

const overlap = (a: readonly string[], b: readonly string[]): number =>
  a.filter((id) => b.includes(id)).length

describeEngines('dense search', (engine) => {
  let library: LibraryStore
  beforeEach(async () => {
    await engine.clear()
    library = createLibraryStore(engine.db, tokenizeByBlank)
  })

  async function embedAll(modelId: string, vectorOf: (chunkId: string) => Float32Array): Promise<void> {
    for (;;) {
      const pending = await library.pendingEmbeddings(modelId, 500)
      if (pending.length === 0) return
      await library.saveEmbeddings(
        modelId,
        pending.map(({ chunkId }) => ({ chunkId, vector: vectorOf(chunkId) })),
      )
    }
  }

  test('is exact on a small library, with cosines as scores and within filters', async () => {
    const random = randomFrom(1)
    const vectors = new Map<string, Float32Array>()
    for (const [at, kind] of ['办法', '通知', null].entries()) {
      await library.putDocument(makeDocument(`d${at}`, '一\n二\n三\n四', { fields: { ...NO_FIELDS, kind } }))
      clustered(random, 4, 16).forEach((vector, ordinal) => vectors.set(`d${at}#${ordinal}`, vector))
    }
    expect(await library.countPendingEmbeddings('m@1')).toBe(12)
    await embedAll('m@1', (chunkId) => vectors.get(chunkId) ?? new Float32Array(16))
    expect(await library.countPendingEmbeddings('m@1')).toBe(0)
    const query = unit(Array.from({ length: 16 }, () => random() - 0.5))
    const hits = await library.searchDense('m@1', query, 5)
    expect(hits.map((hit) => hit.chunkId)).toEqual(nearest(vectors, query, 5))
    for (const hit of hits) expect(hit.score).toBeCloseTo(dot(vectors.get(hit.chunkId) ?? query, query), 4)
    const filtered = await library.searchDense('m@1', query, 9, {
      documents: { only: '通知' },
      kinds: ['text'],
    })
    expect(filtered.map((hit) => hit.docId)).toEqual(['d1', 'd1', 'd1', 'd1'])
    const doubled = await library.searchDense(
      'm@1',
      query.map((value) => value * 7),
      5,
    )
    expect(doubled.map((hit) => hit.chunkId)).toEqual(hits.map((hit) => hit.chunkId))
    expect(doubled[0]?.score).toBeCloseTo(hits[0]?.score ?? 0, 4)
  })

  test('measures the cosine of named chunks, and leaves out what has no vector', async () => {
    await library.putDocument(makeDocument('a', '一\n二\n三'))
    const [first, second] = await library.pendingEmbeddings('m@1', 2)
    await library.saveEmbeddings('m@1', [
      { chunkId: first?.chunkId ?? '', vector: unit([1, 0]) },
      { chunkId: second?.chunkId ?? '', vector: unit([3, 4]) },
    ])
    const measure = (ids: string[]) => library.measureCosines('m@1', Float32Array.of(2, 0), ids)
    expect(await measure([])).toEqual(new Map())
    const cosines = await measure(['a#1', 'a#0', 'a#2', 'b#0', 'nonsense'])
    expect([...cosines.keys()].sort()).toEqual(['a#0', 'a#1'])
    expect(cosines.get('a#0')).toBeCloseTo(1, 5)
    expect(cosines.get('a#1')).toBeCloseTo(0.6, 5)
    expect(await library.measureCosines('other@1', Float32Array.of(1), ['a#0'])).toEqual(new Map())
  })

  test('another model embeds anew and never mixes, also with another dimension', async () => {
    await library.putDocument(makeDocument('a', '一\n二\n三'))
    await embedAll('small@1', () => unit([1, 0, 0]))
    expect(await library.countPendingEmbeddings('large@2')).toBe(3)
    const [first] = await library.pendingEmbeddings('large@2', 1)
    await library.saveEmbeddings('large@2', [{ chunkId: first?.chunkId ?? '', vector: unit([0, 1, 0, 0]) }])
    expect(await library.searchDense('large@2', unit([0, 1, 0, 0]), 9)).toHaveLength(1)
    expect(await library.searchDense('small@1', unit([1, 0, 0]), 9)).toHaveLength(2)
    expect((await library.getDocument('a'))?.embeddedCount).toBe(1)
    await embedAll('large@2', () => unit([0, 0, 1, 0]))
    expect((await library.documentIndex())[0]?.embeddedCount).toBe(3)
    expect(await library.searchDense('small@1', unit([1, 0, 0]), 9)).toEqual([])
    expect(await library.searchDense('unknown@3', unit([1, 0, 0]), 9)).toEqual([])
    const wrong = library.searchDense('large@2', unit([1, 0, 0]), 9)
    await expect(wrong).rejects.toMatchObject({ code: 'ERR_INPUT_INVALID' })
  })

  test('a vector of an old text never lands on the new chunk', async () => {
    await library.putDocument(makeDocument('a', '旧'))
    const [pending] = await library.pendingEmbeddings('m@1', 9)
    expect(pending).toEqual({ chunkId: 'a#0', indexText: '旧' })
    await library.putDocument(makeDocument('a', '新'))
    await library.saveEmbeddings('m@1', [{ chunkId: 'a#0', vector: unit([1, 0]) }])
    expect(await library.searchDense('m@1', unit([1, 0]), 9)).toEqual([])
    expect(await library.pendingEmbeddings('m@1', 9)).toEqual([{ chunkId: 'a#0', indexText: '新' }])
    await library.saveEmbeddings('m@1', [{ chunkId: 'a#0', vector: unit([0, 1]) }])
    expect(await library.countPendingEmbeddings('m@1')).toBe(0)
    await library.removeDocuments(['a'])
    expect(await library.countPendingEmbeddings('m@1')).toBe(0)
    await library.saveEmbeddings('m@1', [{ chunkId: 'a#0', vector: unit([0, 1]) }])
    expect(await library.searchDense('m@1', unit([0, 1]), 9)).toEqual([])
  })

  test(
    'a large library gets its index by itself, and filters lose nothing behind it',
    { timeout: 240_000 },
    async () => {
      const random = randomFrom(7)
      const [documents, each, dimensions] = [64, 100, 48]
      const vectors = new Map<string, Float32Array>()
      for (let at = 0; at < documents; at++) {
        const kind = at % 26 === 3 ? '通知' : '办法'
        const text = Array.from({ length: each }, (_line, line) => `词${line}`).join('\n')
        const document = makeDocument(`d${at}`, text, { fields: { ...NO_FIELDS, kind } })
        for (const chunk of document.chunks) if (chunk.ordinal % 33 === 5) chunk.kind = 'term'
        await library.putDocument(document)
      }
      const all = clustered(random, documents * each, dimensions)
      all.forEach((vector, at) => vectors.set(`d${Math.floor(at / each)}#${at % each}`, vector))
      await embedAll('m@1', (chunkId) => vectors.get(chunkId) ?? new Float32Array(dimensions))
      await library.optimise()
      expect(await engine.db.query('SELECT has_index FROM embedding_models')).toEqual([{ has_index: true }])

      const rare = new Map([...vectors].filter(([id]) => /^d(3|29|55)#/.test(id)))
      const common = new Map([...vectors].filter(([id]) => !/^d(3|29|55)#/.test(id)))
      const terms = new Map([...vectors].filter(([id]) => Number(id.split('#')[1]) % 33 === 5))
      let [free, few, many, ofTerms] = [0, 0, 0, 0]
      for (let n = 0; n < 20; n++) {
        // A question lies near some text, as an embedded question does.
        const query = unit(
          [...(all[Math.floor(random() * all.length)] ?? [])].map((value) => value + (random() - 0.5) * 0.1),
        )
        const ids = async (filter: SearchFilter): Promise<string[]> =>
          (await library.searchDense('m@1', query, 20, filter)).map((hit) => hit.chunkId)
        free += overlap(await ids({}), nearest(vectors, query, 20))
        few += overlap(await ids({ documents: { only: '通知' } }), nearest(rare, query, 20))
        ofTerms += overlap(await ids({ kinds: ['term'] }), nearest(terms, query, 20))
        many += overlap(await ids({ documents: { except: '通知' } }), nearest(common, query, 20))
      }
      expect(few).toBe(400)
      expect(ofTerms).toBe(400)
      expect(free).toBeGreaterThan(380)
      expect(many).toBeGreaterThan(380)
    },
  )
})
