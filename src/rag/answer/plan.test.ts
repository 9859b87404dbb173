import { expect, test } from 'vitest'
import { splitQuestions } from './plan.ts'

test('two halves that both ask are two questions', () => {
  expect(splitQuestions('个人最多能贷多少，利息贴多少？')).toEqual(['个人最多能贷多少，', '利息贴多少？'])
})

test('a condition before one question, or a choice, stays whole', () => {
  expect(splitQuestions('我刚满六十岁，补贴有多少？')).toEqual(['我刚满六十岁，补贴有多少？'])
  expect(splitQuestions('补多少，是三百还是四百，哪个对？')).toHaveLength(1)
})
