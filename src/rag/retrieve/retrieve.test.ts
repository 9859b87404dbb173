import { expect, test } from 'vitest'
import type { Embedder } from '../../models/ports.ts'
import type { ChunkHit, DocumentSummary, StoredChunk } from '../../store/ports.ts'
import type { LibraryView } from '../library-view.ts'
import { createSynonyms } from '../lexicon/synonyms.ts'
import { createRetriever, type RetrieverDeps } from './index.ts'

const hit = (chunkId: string, score: number): ChunkHit => ({ chunkId, docId: 'd', score })
const chunk = (chunkId: string) =>
  ({
    chunkId,
    docId: 'd',
    kind: 'text',
    path: [],
    text: '渔港停泊',
    indexText: '渔港停泊',
  }) as unknown as StoredChunk
const document = { id: 'd', title: null, region: null, docNo: null, kind: null } as unknown as DocumentSummary
const embedder = { id: 'm@1', embedQuery: async () => Float32Array.of(1) } as unknown as Embedder

function retrieverWith(embedding: Embedder | null) {
  const asked: (readonly string[])[] = []
  const library: RetrieverDeps['library'] = {
    searchLexical: async () => [hit('both', 5), hit('words', 5)],
    searchDense: async () => [hit('both', 0.7)],
    measureCosines: async (_model, _vector, chunkIds) => {
      asked.push(chunkIds)
      return new Map([['words', 0.55]])
    },
    termFrequencies: async (terms) => ({ chunks: 9, frequency: new Map(terms.map((term) => [term, 1])) }),
    getChunks: async (chunkIds) => chunkIds.map(chunk),
  }
  const view = async () => ({ documents: new Map([['d', document]]), regions: [] }) as unknown as LibraryView
  const synonyms = createSynonyms(new Map())
  return {
    asked,
    retriever: createRetriever({ library, view, embedder: embedding, reranker: null, synonyms }),
  }
}

test('a chunk that only its words brought in is ranked by its cosine too', async () => {
  const { asked, retriever } = retrieverWith(embedder)
  const { candidates } = await retriever.retrieve(await retriever.analyse('渔港怎么停泊'))
  expect(asked).toEqual([['words']])
  expect(candidates.map(({ chunk: { chunkId }, dense }) => [chunkId, dense])).toEqual([
    ['both', 0.7],
    ['words', null],
  ])
  expect(candidates.map(({ features }) => features.meaning)).toEqual([
    expect.closeTo(0.5, 5),
    expect.closeTo(0.25, 5),
  ])
})

test('without vectors no cosine is asked for', async () => {
  const { asked, retriever } = retrieverWith(null)
  const { candidates, dense } = await retriever.retrieve(await retriever.analyse('渔港怎么停泊'))
  expect(asked).toEqual([])
  expect(dense).toBe(false)
  expect(candidates.map(({ features }) => features.meaning)).toEqual([0, 0])
})
