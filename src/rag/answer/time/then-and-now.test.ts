import { expect, test } from 'vitest'
import { thenAndNow } from './then-and-now.ts'

test.each([
  ['2022年的时候摊位费是多少，现在呢', '2022', '2022年摊位费是多少', '摊位费是多少'],
  ['去年夜市几点收摊，今年呢？', '2025', '2025年夜市几点收摊', '夜市几点收摊'],
  ['2023年停车一小时几块？现在多少钱', '2023', '2023年停车一小时几块', '停车一小时几块'],
  ['2019年摊位怎么收费，现在的规定呢', '2019', '2019年摊位怎么收费', '摊位怎么收费'],
  ['以前摊位费怎么收，现在多少', null, '以前摊位费怎么收', '摊位费怎么收'],
])('%s asks of two times', (question, year, then, now) => {
  expect(thenAndNow(question, '2026-11-22')).toEqual({ year, then, now })
})

test.each(['2022年的补助现在还能领吗', '摊位费多少，现在呢', '2026年摊位费多少，现在呢'])(
  '%s does not',
  (question) => {
    expect(thenAndNow(question, '2026-11-22')).toBeNull()
  },
)
