import { expect, test } from 'vitest'
import type { StoredChunk } from '../../../store/ports.ts'
import type { QueryAnalysis } from '../types.ts'
import { documentFeatures } from './document-features.ts'

const chunk = (docId: string, indexText: string) => ({ docId, indexText }) as StoredChunk
const analysis = (words: string[], places: string[] = []) =>
  ({
    terms: new Map(words.map((word) => [word, 1])),
    words,
    places,
    foreignPlaces: [],
  }) as unknown as QueryAnalysis
const IDF = new Map([
  ['渔港', 3],
  ['停泊', 2],
])

test('words are gathered over the chunks of a document', () => {
  const features = documentFeatures(
    analysis(['渔港', '停泊']),
    [
      { chunk: chunk('a', '渔港管理'), title: null },
      { chunk: chunk('a', '船只停泊'), title: null },
      { chunk: chunk('b', '渔港管理'), title: null },
    ],
    IDF,
  )
  expect(features.get('a')).toMatchObject({ documentWords: 1, documentCoverage: 1 })
  expect(features.get('b')?.documentCoverage).toBeCloseTo(0.6)
})

test('a city named in the title counts more than one in the text, and a missing one against', () => {
  const features = documentFeatures(
    analysis(['渔港'], ['晏海']),
    [
      { chunk: chunk('title', '渔港'), title: '晏海市渔港办法' },
      { chunk: chunk('text', '晏海的渔港'), title: null },
      { chunk: chunk('none', '渔港'), title: null },
    ],
    IDF,
  )
  expect([...features.values()].map(({ documentPlace }) => documentPlace)).toEqual([1, 0.5, -1])
})
