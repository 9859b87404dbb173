import { expect, test } from 'vitest'
import type { QueryAnalysis } from '../../../retrieve/types.ts'
import { disagreement, findClaims } from './claims.ts'

const analysis = (question: string, ...terms: string[]): QueryAnalysis =>
  ({ question, terms: new Map(terms.map((term) => [term, 1])) }) as unknown as QueryAnalysis
const price = analysis('首次登记收费多少？', '首次', '登记', '收费')
const claims = (text: string, asked = price, years: string[] = []) =>
  findClaims({ text, path: [], title: null }, asked, years)

test('two figures of one unit for the same thing disagree, equal ones do not', () => {
  const [rule] = claims('首次登记收费每件200元。')
  expect(disagreement(rule!, claims('首次登记收费为每件180元。')[0]!)).toBeGreaterThan(1)
  expect(disagreement(rule!, claims('首次登记收费每件200元。')[0]!)).toBe(0)
})

test('figures counted by different measures, or of other things, do not contradict', () => {
  const [rule] = claims('首次登记收费每件200元。')
  expect(disagreement(rule!, claims('首次登记收费每户150元。')[0]!)).toBe(0)
  expect(claims('逾期装运押金不超过90元。').every((claim) => disagreement(rule!, claim) === 0)).toBe(true)
})

test('a sentence of what no longer holds, another year, and times not asked for make no claim', () => {
  expect(claims('原标准首次登记收费每件100元。')).toEqual([])
  expect(claims('2021年首次登记收费每件100元。', price, ['2024'])).toEqual([])
  expect(claims('首次登记5个工作日办结。')).toEqual([])
  expect(claims('首次登记5个工作日办结。', analysis('首次登记几个工作日？', '首次', '登记'))).toHaveLength(1)
})

test('an example, the case a rule is for, and what is not asked for make no claim', () => {
  expect(claims('例如，首次登记收费每件100元。')).toEqual([])
  expect(claims('首次登记收费不足50元的，按照50元收费。')).toEqual([])
  expect(claims('首次登记收费每件200元。', analysis('首次登记几年有效？', '首次', '登记'))).toEqual([])
})
