import { expect, test } from 'vitest'
import { pairCoverage, sentenceCoverage } from './pairs.ts'

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

test('a sentence about the question tells more than its words scattered over a clause', () => {
  const [together, scattered] = sentenceCoverage('渔港停泊费减免', [
    '船只应当登记。渔港停泊费减免另行规定。',
    '船只进入渔港。停泊应当登记；规费另行减免。',
  ])
  expect(together).toBe(1)
  expect(scattered).toBeLessThan(0.5)
})
