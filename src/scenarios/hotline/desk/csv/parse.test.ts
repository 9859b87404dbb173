import { expect, it } from 'vitest'
import { parseCsv } from './parse.ts'

const timesOf = (...times: string[]) =>
  parseCsv(Buffer.from(['诉求内容,受理时间', ...times.map((time) => `路灯不亮,${time}`)].join('\n'))).map(
    ({ reportedAt, fault }) => reportedAt ?? fault,
  )

it('reads times as people write them, in China', () => {
  expect(timesOf('2026/3/1 9:30', '2026年3月1日', '2026-03-01T09:30:00Z')).toEqual([
    '2026-03-01T01:30:00.000Z',
    '2026-02-28T16:00:00.000Z',
    '2026-03-01T09:30:00.000Z',
  ])
})

it('reads the district where a column gives it', () => {
  const rows = parseCsv(Buffer.from('诉求内容,区划\n路灯不亮,澄湾区\n路灯不亮,'))
  expect(rows.map(({ district }) => district)).toEqual(['澄湾区', null])
})

it('refuses a day that no calendar has, however it is written', () => {
  expect(timesOf('2026-02-30', '2026/2/30 9:30', '2026-02-30T09:30:00+08:00')).toEqual([
    '受理时间“2026-02-30”看不懂',
    '受理时间“2026/2/30 9:30”看不懂',
    '受理时间“2026-02-30T09:30:00+08:00”看不懂',
  ])
})
