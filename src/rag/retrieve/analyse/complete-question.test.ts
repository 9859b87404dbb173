import { expect, test } from 'vitest'
import { asksItself, completeQuestion, putOfAnother } from './complete-question.ts'

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

test('a question is asked of another thing than the one it begins with', () => {
  expect(putOfAnother('摊位费一个月多少', '那广告牌呢？')).toBe('广告牌一个月多少')
  expect(putOfAnother('遛狗不牵绳罚多少', '乱扔垃圾呢')).toBe('乱扔垃圾罚多少')
  expect(putOfAnother('怎么办摊位', '那广告牌呢')).toBe('怎么办摊位')
})
