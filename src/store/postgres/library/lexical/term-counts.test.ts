import { expect, test } from 'vitest'
import { inverseFrequency, termWeight } from './bm25.ts'
import { sparseLiteral } from './sparse.ts'
import { chunkFrequencies, countTerms, indexTerm } from './term-counts.ts'

const chunk = (ordinal: number, indexText: string) => ({
  ordinal,
  kind: 'text' as const,
  anchor: '',
  path: [],
  text: '',
  start: 0,
  end: 0,
  indexText,
})

test('counts terms a chunk, and chunks a term', () => {
  const counted = countTerms([chunk(0, '供热 供热 收费'), chunk(1, '供热')], (text) => text.split(' '))
  expect(counted.map(({ length }) => length)).toEqual([3, 1])
  expect([...(counted[0]?.counts ?? [])]).toEqual([
    ['供热', 2],
    ['收费', 1],
  ])
  expect(chunkFrequencies(counted)).toEqual([
    ['供热', 2],
    ['收费', 1],
  ])
})

test('no term is too long for the index or unstorable', () => {
  expect(indexTerm('长'.repeat(900))).toHaveLength(200)
  expect(indexTerm(`${'a'.repeat(199)}😀`).isWellFormed()).toBe(true)
  expect(indexTerm('a\u0000')).toBe('a\ufffd')
})

test('weights saturate below k1 + 1 and fall with length; rarer terms tell more', () => {
  expect(termWeight(1, 100, 100)).toBeCloseTo(1)
  expect(termWeight(1000, 100, 100)).toBeLessThan(2.2)
  expect(termWeight(1, 400, 100)).toBeLessThan(termWeight(1, 100, 100))
  expect(inverseFrequency(10, 10)).toBeGreaterThan(0)
  expect(inverseFrequency(1, 10)).toBeGreaterThan(inverseFrequency(9, 10))
  expect(sparseLiteral([[3, 1 / 3]])).toBe('{3:0.3333333}/1000000000')
})
