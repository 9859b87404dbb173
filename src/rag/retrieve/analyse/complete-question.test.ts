import { expect, test } from 'vitest'
import { asksItself, completeQuestion } from './complete-question.ts'

test.each([
  ['80岁补多少？', '95岁的呢', '95岁补多少，95岁的'],
  ['摊位费一个月多少', '那夜市呢？', '摊位费一个月多少，夜市'],
  ['2026年摊位费多少', '去年呢', '摊位费多少，去年'],
  ['2026年摊位费多少', '2023年的时候呢', '摊位费多少，2023年的时候'],
])('%s put to %s', (asking, fragment, whole) => {
  expect(completeQuestion(asking, fragment)).toBe(whole)
})

test('a turn with a question word asks for something of its own', () => {
  expect(asksItself('怎么申请')).toBe(true)
  expect(asksItself('那农村呢')).toBe(false)
})
