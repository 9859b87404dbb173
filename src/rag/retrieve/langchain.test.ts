import { expect, test } from 'vitest'
import type { DocumentSummary, StoredChunk } from '../../store/ports.ts'
import type { Retriever } from './index.ts'
import { HuidaRetriever } from './langchain.ts'
import type { Candidate, QueryAnalysis } from './types.ts'

const candidate = (ordinal: number): Candidate => ({
  chunk: {
    chunkId: `d#${ordinal}`,
    text: `第${ordinal}条`,
    path: ['第一章'],
    anchor: `a${ordinal}`,
  } as StoredChunk,
  document: { id: 'd', source: 'd.md', title: '办法' } as DocumentSummary,
  lexical: 1,
  dense: null,
  features: {},
  score: 1 / ordinal,
})

test('offers the best candidates as LangChain documents, the query normalised', async () => {
  const asked: string[] = []
  const retriever: Retriever = {
    analyse: async (question) => {
      asked.push(question)
      return {} as QueryAnalysis
    },
    retrieve: async (analysis) => ({
      analysis,
      candidates: [1, 2, 3].map(candidate),
      idf: new Map(),
      dense: false,
    }),
  }
  const documents = await new HuidaRetriever({ retriever, normalise: (text) => text.trim(), k: 2 }).invoke(
    ' 补贴 ',
  )
  expect(asked).toEqual(['补贴'])
  expect(
    documents.map(({ id, pageContent, metadata }) => [id, pageContent, metadata['path'], metadata['score']]),
  ).toEqual([
    ['d#1', '第1条', '第一章', 1],
    ['d#2', '第2条', '第一章', 0.5],
  ])
})
