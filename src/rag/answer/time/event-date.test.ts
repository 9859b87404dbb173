import { expect, test } from 'vitest'
import { eventDate, relativeYears } from './event-date.ts'

test.each([
  ['去年8月20号生的孩子能拿多少？', '2025-08-20'],
  ['项目2025年3月就完工了，按哪个比例？', '2025-03-01'],
  ['前年11月份退的休', '2024-11-01'],
  ['2023年的方案怎么写？', null],
  ['2026年9月开始收吗？', null],
])('%s happened on %s', (question, day) => {
  expect(eventDate(question, '2026-06-30')).toBe(day)
})

test('next year is meant when it is compared with this one', () => {
  expect(relativeYears('明年交多少，比今年涨了吗？', '2026-11-01')).toEqual(['2027'])
  expect(relativeYears('今年交多少？', '2026-11-01')).toEqual(['2026'])
})
