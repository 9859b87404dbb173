import { describe, expect, it } from 'vitest'
import { documentOf } from '../../../../test/support/ingest.ts'
import { readUnits } from './read-bracket.ts'

const said = (inside: string): string[] => readUnits(inside).map(({ role, unit }) => `${role} ${unit}`)

describe('readUnits', () => {
  it.each([
    ['市工信局牵头，市住建局配合', ['牵头 市工信局', '配合 市住建局']],
    [
      '市甲局、市乙委牵头，各区市政府、开发区管委配合',
      ['牵头 市甲局', '牵头 市乙委', '配合 各区市政府', '配合 开发区管委'],
    ],
    ['市大数据中心、市公安局负责', ['责任 市大数据中心', '责任 市公安局']],
    ['市卫健委、市医保局按照职责负责', ['责任 市卫健委', '责任 市医保局']],
    ['责任单位：市水务局', ['责任 市水务局']],
    [
      '牵头单位：市财政局、市统计局；责任单位：市直各部门',
      ['牵头 市财政局', '牵头 市统计局', '责任 市直各部门'],
    ],
    [
      '责任单位：市委政法委，市法院、市检察院，市公安局',
      ['责任 市委政法委', '责任 市法院', '责任 市检察院', '责任 市公安局'],
    ],
    [
      '市农业局牵头，市气象局和各区市政府、开发区管委配合',
      ['牵头 市农业局', '配合 市气象局', '配合 各区市政府', '配合 开发区管委'],
    ],
    ['市工业和信息化局、市自然资源和规划局负责', ['责任 市工业和信息化局', '责任 市自然资源和规划局']],
    ['市民政局牵头', ['牵头 市民政局']],
  ])('%s', (inside, expected) => expect(said(inside)).toEqual(expected))

  it.each([
    '孵化器',
    '含托幼机构',
    '以下简称补贴',
    '青政发〔2020〕3号',
    '张三负责',
    '市公安局',
    '由申请人自行负责',
    '',
  ])('finds none in %s', (inside) => expect(said(inside)).toEqual([]))
})

describe('findUnits', () => {
  it('names the item, also when its text ends in a full stop behind the bracket', () => {
    const source = [
      '一、任务',
      '（一）供水。改造管网（含二次供水）。（市水务局牵头，市住建局配合）',
      '（二）供气。改造管网（市城管局负责）。',
      '（三）供热。改造管网。',
    ].join('\n')
    const { units, text } = documentOf(source)
    expect(units.map(({ anchor, role, unit }) => [anchor, role, unit])).toEqual([
      ...[
        ['s1.s1', '牵头', '市水务局'],
        ['s1.s1', '配合', '市住建局'],
        ['s1.s2', '责任', '市城管局'],
      ],
    ])
    for (const unit of units) expect(text.slice(unit.start, unit.end)).toBe(unit.unit)
  })

  it('reads a line of its own and the text of an article once', () => {
    const source = [
      '一、任务',
      '（一）供水',
      '改造管网。',
      '责任单位：市水务局、市财政局',
      '二、其他',
      '略。',
    ].join('\n')
    expect(documentOf(source).units.map(({ anchor, unit }) => [anchor, unit])).toEqual([
      ['s1.s1', '市水务局'],
      ['s1.s1', '市财政局'],
    ])
    const law = documentOf('第一条　改造管网（市水务局负责）。\n第二条　略。')
    expect(law.units.map(({ anchor, unit }) => [anchor, unit])).toEqual([['a1', '市水务局']])
  })

  it('reads the columns of a table of duties', () => {
    const source = [
      '表1 任务分工',
      '任务\t牵头单位\t配合单位',
      '改造管网\t市水务局\t市财政局、市住建局',
      '种树\t市林业局\t',
    ].join('\n')
    const { units, text } = documentOf(source)
    expect(units.map(({ anchor, role, unit }) => [anchor, role, unit])).toEqual([
      ...[
        ['t1.r1', '牵头', '市水务局'],
        ['t1.r1', '配合', '市财政局'],
        ['t1.r1', '配合', '市住建局'],
        ['t1.r2', '牵头', '市林业局'],
      ],
    ])
    for (const unit of units) expect(text.slice(unit.start, unit.end)).toBe(unit.unit)
  })
})
