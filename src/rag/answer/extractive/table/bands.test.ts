import { expect, test } from 'vitest'
import type { TableRecord } from '../../../../store/records.ts'
import { bandsOf, columnsNamed } from './bands.ts'

const tableOf = (...names: string[]): TableRecord =>
  ({ rows: names.map((name) => ({ name, group: null, cells: {} })) }) as never
const asked = (question: string, ...words: string[]) => ({
  question,
  subject: '灵活就业失业补贴',
  own: new Map(words.map((word) => [word, 1])),
  idf: new Map(words.map((word) => [word, 2])),
})
const names = (table: TableRecord, ask: ReturnType<typeof asked>) =>
  bandsOf(table, ask).map((row) => row.name)

const ages = tableOf('60—69', '70—79', '80及以上')
const people = tableOf('一般失业人员', '40周岁以上退役士兵', '残疾人')

test('a question that tells no row apart means all of them', () => {
  expect(names(ages, asked('敬老金标准', '敬老金', '标准'))).toEqual(['60—69', '70—79', '80及以上'])
})

test('the case a question states chooses its band', () => {
  expect(names(ages, asked('我妈72岁敬老金多少', '敬老金'))).toEqual(['70—79'])
})

test('the rows that hold most of the words of the question are meant', () => {
  const table = tableOf('甲类（城市）', '甲类（农村）', '乙类')
  expect(names(table, asked('甲类多少钱', '甲类'))).toEqual(['甲类（城市）', '甲类（农村）'])
})

test('a part of a longer word of the question names no row', () => {
  expect(names(people, asked('灵活就业失业补贴', '灵活就业失业补贴', '失业'))).toHaveLength(3)
})

test('a row for a group that somebody telling of themselves did not name is not theirs', () => {
  expect(names(people, asked('我是45岁女的，补贴多少', '补贴'))).toEqual(['一般失业人员'])
  expect(names(people, asked('我是45岁退役的，补贴多少', '补贴', '退役'))).toContain('40周岁以上退役士兵')
})

test('a column is named by a word of its own', () => {
  expect(columnsNamed(['开始时间', '结束时间'], asked('什么时候开始', '开始', '时间'))).toEqual(['开始时间'])
  expect(columnsNamed(['开始时间', '结束时间'], asked('要多少时间', '时间'))).toEqual([])
})

test('a row for a group that the question does not name is not singled out by another word', () => {
  expect(names(people, asked('失业的补贴多少', '失业'))).not.toEqual(['40周岁以上退役士兵'])
  const table = tableOf('困难人员', '登记失业退役士兵')
  expect(names(table, asked('下岗了补多少', '下岗', '失业'))).toEqual(['困难人员', '登记失业退役士兵'])
})

test('a list of different measures is no table of bands', () => {
  const rows = ['甲覆盖率', '乙数量'].map((name, i) => ({
    name,
    group: null,
    cells: {},
    unit: i === 0 ? '%' : '个',
  }))
  const table = { rows } as never as TableRecord
  expect(bandsOf(table, asked('要多少'), table.rows[1]).map((row) => row.name)).toEqual(['乙数量'])
})
