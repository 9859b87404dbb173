import { expect, test } from 'vitest'
import type { TableRowRecord } from '../../../../store/records.ts'
import { withDeciding } from './deciding-columns.ts'

const rowOf = (cells: Record<string, string>): TableRowRecord => ({
  ...{ anchor: 't1.r1', group: null, name: '甲类', unit: null, cells, start: 0, end: 1 },
})

test('what is free and what is the most belongs to the price of a berth', () => {
  const row = rowOf({
    '免费时长（分钟）': '20',
    '头一小时（元）': '6',
    '之后（元）': '2',
    '一天最高（元）': '40',
  })
  const columns = Object.keys(row.cells)
  expect(withDeciding(['头一小时（元）'], columns, [row])).toEqual([
    '免费时长（分钟）',
    '头一小时（元）',
    '一天最高（元）',
  ])
})

test('a limit of another column, one that is not filled and one like the column asked for stay out', () => {
  const row = rowOf({
    伙食补助: '300',
    伙食补助期限: '6个月',
    租船补助上限: '900',
    油料补助上限: '700',
    条件: '—',
  })
  const columns = Object.keys(row.cells)
  expect(withDeciding(['租船补助上限'], columns, [row])).toEqual(['租船补助上限'])
  expect(withDeciding(['伙食补助'], columns, [row])).toContain('伙食补助期限')
})

test('a deciding column that would make the answer too long stays out', () => {
  const row = rowOf({ '金额（元）': '300', 条件: '连续经营'.repeat(100), 期限: '2年' })
  expect(withDeciding(['金额（元）'], Object.keys(row.cells), [row])).toEqual(['金额（元）', '期限'])
})
