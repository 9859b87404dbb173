import { describe, expect, it } from 'vitest'
import { documentOf } from '../../../../test/support/ingest.ts'
import type { TableRecord } from '../../../store/records.ts'
import { isQuantity, splitUnit } from './cell-units.ts'

const tableOf = (lines: readonly string[]): TableRecord => documentOf(lines.join('\n')).tables[0]!

describe('readTable', () => {
  it('reads groups, units in names and the cells by header', () => {
    const table = tableOf([
      '表1 发展指标',
      '指标名称（单位）\t现状值\t2026年\t属性',
      '数字治理\t',
      '网办率（%）\t＞97\t98\t约束性',
      '基站数（个）\t6000\t9000\t预期性',
      '数字产业\t',
      '零售额（亿元）\t/\t300\t预期性',
    ])
    expect(table).toMatchObject({
      anchor: 't1',
      caption: '表1 发展指标',
      header: ['指标名称（单位）', '现状值', '2026年', '属性'],
    })
    expect(table.rows.map(({ anchor, group, name, unit }) => [anchor, group, name, unit])).toEqual([
      ...[
        ['t1.r1', '数字治理', '网办率', '%'],
        ['t1.r2', '数字治理', '基站数', '个'],
        ['t1.r3', '数字产业', '零售额', '亿元'],
      ],
    ])
    expect(table.rows[0]!.cells).toEqual({ 现状值: '＞97', '2026年': '98', 属性: '约束性' })
  })

  it('keeps what each row reads like in the text', () => {
    const source = '一、标准\n表2 标准\n项目\t金额\n首套\t80\n二套\t120\n完。'
    const { tables, text } = documentOf(source)
    expect(tables[0]).toMatchObject({ anchor: 't2' })
    expect(tables[0]!.rows.map((row) => text.slice(row.start, row.end))).toEqual(['首套\t80', '二套\t120'])
  })

  it('takes the unit from its own column, the header, or the line above', () => {
    expect(tableOf(['项目\t单位\t标准', '供水\t元\t3', '供气\t元\t4']).rows[0]).toMatchObject({
      name: '供水',
      unit: '元',
    })
    expect(
      tableOf(['项目\t调整前（万元）\t调整后（万元）', '单人\t50\t70', '双人\t70\t90']).rows[0]!.unit,
    ).toBe('万元')
    expect(tableOf(['收费标准表', '单位：元', '项目\t标准', '供水\t3', '供气\t4'])).toMatchObject({
      caption: '收费标准表',
      rows: [{ unit: '元' }, { unit: '元' }],
    })
    expect(tableOf(['项目\t补贴（元）\t期限（月）', '甲\t100\t6', '乙\t200\t8']).rows[0]!.unit).toBeNull()
    expect(tableOf(['项目\t条件\t补贴（元）', '甲\t满3年\t100', '乙\t满5年\t200']).rows[0]!.unit).toBeNull()
  })

  it('finds the name behind an ordinal column and fills a group column down', () => {
    const table = tableOf(['序号\t类别\t项目\t标准', '1\t居民\t供水\t3', '2\t\t供气\t4', '3\t企业\t供水\t5'])
    expect(table.rows.map(({ group, name }) => [group, name])).toEqual([
      ['居民', '供水'],
      ['居民', '供气'],
      ['企业', '供水'],
    ])
    expect(table.rows[0]!.cells).toEqual({ 序号: '1', 标准: '3' })
  })

  it('joins a header of two rows', () => {
    const table = tableOf([
      '区域\t白天\t白天\t夜间',
      '区域\t首小时\t之后\t每次',
      '一类\t5\t3\t4',
      '二类\t4\t2\t3',
    ])
    expect(table.header).toEqual(['区域', '白天 首小时', '白天 之后', '夜间 每次'])
    expect(table.rows).toHaveLength(2)
  })

  it('needs no caption', () => {
    const { sections } = documentOf('一、标准\n见下：\n项目\t金额\n甲\t1\n乙\t2')
    expect(sections.map(({ anchor }) => anchor)).toEqual(['s1', 't1'])
  })
})

describe('splitUnit', () => {
  it.each([
    ['覆盖率（%）', '覆盖率', '%'],
    ['覆盖率（％）', '覆盖率', '%'],
    ['用户数(万人次)', '用户数', '万人次'],
    ['补贴（元/人·月）', '补贴', '元/人·月'],
    ['县（市、区）占比（%）', '县（市、区）占比', '%'],
    ['医院（二级以上）', '医院（二级以上）', null],
    ['停车费（2024年）', '停车费（2024年）', null],
    ['平台', '平台', null],
  ])('%s', (text, name, unit) => expect(splitUnit(text)).toEqual({ name, unit }))
})

it.each([
  ['98', true],
  ['≥1', true],
  ['＞97', true],
  ['50—80', true],
  ['1,200.5', true],
  ['/', false],
  ['至退休', false],
  ['3个月', false],
])('isQuantity %s', (text, expected) => expect(isQuantity(text)).toBe(expected))
