import { expect, test } from 'vitest'
import type { DocumentSummary, StoredChunk } from '../../../store/ports.ts'
import type { QueryAnalysis } from '../types.ts'
import { chunkFeatures } from './chunk-features.ts'

const chunk = {
  docId: 'a',
  kind: 'text',
  path: [],
  text: '渔港停泊',
  indexText: '渔港停泊',
} as unknown as StoredChunk

function featuresFor(weight: number): Record<string, number> {
  const analysis = {
    question: '渔港',
    terms: new Map([['渔港', 1]]),
    words: ['渔港'],
    years: [],
    facets: new Set(),
    documents: [{ docId: 'a', weight }],
  } as unknown as QueryAnalysis
  return chunkFeatures(analysis, chunk, { id: 'a' } as DocumentSummary, new Map([['渔港', 2]]))
}

test('a document named by 文号 or title is told from one that words of its title only make likelier', () => {
  expect(featuresFor(1)).toMatchObject({ documentNamed: 1, documentMeant: 0 })
  expect(featuresFor(0.6)).toMatchObject({ documentNamed: 0, documentMeant: 0.6 })
})
