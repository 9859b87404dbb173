import { expect, test } from 'vitest'
import { createSynonyms } from '../lexicon/synonyms.ts'
import { analyseQuestion } from '../retrieve/analyse/index.ts'
import { planParts, splitQuestions } from './plan.ts'

test('two halves that both ask are two questions', () => {
  expect(splitQuestions('个人最多能贷多少，利息贴多少？')).toEqual(['个人最多能贷多少，', '利息贴多少？'])
})

test('so are three short ones in a row, and what is asked by yes and no', () => {
  const three = ['券怎么领，', '店里能用吗，', '剩下的退吗']
  expect(splitQuestions(three.join(''))).toEqual(three)
  expect(splitQuestions('停几个小时收费，军人免不免')).toEqual(['停几个小时收费，', '军人免不免'])
})

test('a condition before one question, or a choice, stays whole', () => {
  expect(splitQuestions('我刚满六十岁，补贴有多少？')).toEqual(['我刚满六十岁，补贴有多少？'])
  expect(splitQuestions('补多少，是三百还是四百，哪个对？')).toHaveLength(1)
})

test('two questions may follow each other without a mark', () => {
  expect(splitQuestions('办卡要钱吗多久能拿到')).toEqual(['办卡要钱吗', '多久能拿到'])
})

test('years named side by side are looked up each for itself', () => {
  const analysis = analyseQuestion('2024年和2025年水费一吨多少', [], createSynonyms(new Map()))
  expect(planParts(analysis, [], '2026-11-22').map(({ year, question }) => [year, question])).toEqual([
    ['2024', '2024年水费一吨多少'],
    ['2025', '2025年水费一吨多少'],
  ])
})

test('a past year and now are looked up each for itself', () => {
  const analysis = analyseQuestion('2023年水费一吨多少，现在呢', [], createSynonyms(new Map()))
  expect(
    planParts(analysis, [], '2026-11-22').map(({ side, year, question }) => [side, year, question]),
  ).toEqual([
    ['当时', '2023', '2023年水费一吨多少'],
    ['现在', undefined, '水费一吨多少'],
  ])
})

test('a second question that names nothing goes on with the first', () => {
  expect(splitQuestions('租渔具给补钱吗一年多少？')).toEqual(['租渔具给补钱吗一年多少？'])
})
