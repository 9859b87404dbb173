import { expect, test } from 'vitest'
import type { StoredChunk } from '../../../store/ports.ts'
import type { QueryAnalysis } from '../types.ts'
import { documentFeatures } from './document-features.ts'

const chunk = (docId: string, indexText: string) => ({ docId, indexText }) as StoredChunk
const of = (title: string | null, region: string | null = null) => ({ title, region })
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
      { chunk: chunk('a', '渔港管理'), document: of(null) },
      { chunk: chunk('a', '船只停泊'), document: of(null) },
      { chunk: chunk('b', '渔港管理'), document: of(null) },
    ],
    IDF,
  )
  expect(features.get('a')).toMatchObject({ documentCoverage: 1 })
  expect(features.get('b')?.documentCoverage).toBeCloseTo(0.6)
})

test('a city named in the title counts more than one in the text, and a missing one against', () => {
  const features = documentFeatures(
    analysis(['渔港'], ['晏海']),
    [
      { chunk: chunk('title', '渔港'), document: of('晏海市渔港办法') },
      { chunk: chunk('text', '晏海的渔港'), document: of(null) },
      { chunk: chunk('none', '渔港'), document: of(null) },
    ],
    IDF,
  )
  expect([...features.values()].map(({ documentPlace }) => documentPlace)).toEqual([1, 0.5, -1])
})

test('the region a document is of names its city, though neither title nor text does', () => {
  const features = documentFeatures(
    analysis(['渔港'], ['晏海']),
    [
      { chunk: chunk('of', '渔港'), document: of('渔港办法', '晏海市') },
      { chunk: chunk('elsewhere', '渔港'), document: of('渔港办法', '远山市') },
    ],
    IDF,
  )
  expect(features.get('of')?.documentPlace).toBe(1)
  expect(features.get('elsewhere')?.documentPlace).toBe(-1)
})
