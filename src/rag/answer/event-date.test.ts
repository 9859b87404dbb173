import { expect, test } from 'vitest'
import { eventDate } from './event-date.ts'

test.each([
  ['去年8月20号生的孩子能拿多少？', '2025-08-20'],
  ['项目2025年3月就完工了，按哪个比例？', '2025-03-01'],
  ['前年11月份退的休', '2024-11-01'],
  ['2023年的方案怎么写？', null],
  ['2026年9月开始收吗？', null],
])('%s happened on %s', (question, day) => {
  expect(eventDate(question, '2026-06-30')).toBe(day)
})
