import { expect, test } from 'vitest'
import { pairCoverage } from './pairs.ts'

test('a text that shares rarer pairs of the question covers more of it', () => {
  const [about, near, none] = pairCoverage('停车费怎么收', [
    '道路停车费按小时收取',
    '停车场应当公示',
    '老年人免费乘车',
  ])
  expect(about).toBeGreaterThan(near!)
  expect(near).toBeGreaterThan(none!)
  expect(none).toBe(0)
})

test('white space and punctuation do not part a pair, and asking words do not count', () => {
  expect(pairCoverage('如何落户', ['落 户'])).toEqual([1])
  expect(pairCoverage('如何', ['任何文字'])).toEqual([0])
})
