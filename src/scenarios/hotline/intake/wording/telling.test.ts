import { describe, expect, test } from 'vitest'
import { loadHomeLibrary } from '../../dispatch/evidence/home-library.ts'
import shipped from '../../../../../corpus/city/trained/telling.json' with { type: 'json' }
import { readClauses, tellingClauses, weighFeatures } from './telling.ts'
import { hashTellingExamples, loadTellingExamples } from './telling-examples.ts'
import { trainTelling } from './train-telling.ts'

/** Long stories made up for this test, the clause that tells the matter, and one that only goes with it. */
const STORIES: [string, string, string][] = [
  [
    '我今年六十六，退休前是开吊车的，楼下那家面馆的排烟管正对着我家窗户，找过老板三回，他说他也是小本生意。',
    '楼下那家面馆的排烟管正对着我家窗户',
    '退休前是开吊车的',
  ],
  [
    '来电人说她闺女上初二，学校让每个人交三百块买平板，不交就不给发作业，她在菜市场卖豆腐，一天挣不了几个钱。',
    '学校让每个人交三百块买平板',
    '她在菜市场卖豆腐',
  ],
]

describe('tellingClauses', () => {
  test.each(STORIES)('%s', (text, matter, aside) => {
    const order = tellingClauses(text).map((clause) => clause.text)
    expect(order[0]).toBe(matter)
    expect(order.indexOf(aside)).toBeGreaterThan(order.indexOf(matter))
  })
})

describe('readClauses', () => {
  test('keeps the order and the places of a text, and tells what asks from what tells', () => {
    const text = '小区东门的路灯灭了半个月，晚上黑得看不见台阶。请尽快派人来修好，谢谢。'
    const clauses = readClauses(text)
    expect(clauses.map(({ start, end }) => text.slice(start, end))).toEqual(clauses.map((c) => c.text))
    expect(clauses.filter(({ asking }) => asking >= 0).map((clause) => clause.text)).toEqual([
      '请尽快派人来修好',
    ])
  })
  test('finds nothing in nothing', () => expect(readClauses('')).toEqual([]))
})

test('weighFeatures counts each feature once, and none that it doesn’t know', () => {
  const model = { bias: [1, 0] as const, features: { a: [2, -1], b: [4, 1] } as const }
  expect(weighFeatures(model, [])).toEqual([1, 0])
  expect(weighFeatures(model, ['a', 'a', 'toString'])).toEqual([3, -1])
  expect(weighFeatures(model, ['a', 'b'])[0]).toBeCloseTo(1 + 6 / Math.SQRT2)
})

describe('trainTelling', () => {
  test('makes the shipped weights of the shipped examples', async () => {
    const { tickets } = await loadHomeLibrary()
    const model = trainTelling(loadTellingExamples(tickets), hashTellingExamples())
    expect(shipped.examples).toBe(model.examples)
    expect(shipped.scores).toEqual(model.scores)
    expect(model.scores.telling).toBeGreaterThan(0.8)
  })
  test('says which clause a mark is wrong about', () => {
    expect(() => loadTellingExamples([])).toThrow(/YH-\d{4}-\d{4} 没有分句/)
  })
})
