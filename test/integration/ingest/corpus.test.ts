import { beforeAll, expect, it } from 'vitest'
import { formatNumeral } from '../../../src/shared/text/numerals.ts'
import type { DocumentRecord, UnitRole } from '../../../src/store/records.ts'
import { describeShared, sharedPath } from '../../support/shared.ts'
import { labelsUnder, readDirectory, titled } from './real-file.ts'

const numbers = (from: number, to: number, write: (n: number) => string): string[] =>
  Array.from({ length: to - from + 1 }, (_, index) => write(from + index))
const dun = (n: number): string => `${formatNumeral(n)}、`
const paren = (n: number): string => `（${formatNumeral(n)}）`
const dot = (n: number): string => `${n}.`

describeShared('the five real plans', () => {
  let documents: Map<string, DocumentRecord>
  const of = (name: string): DocumentRecord => documents.get(name)!
  beforeAll(async () => void (documents = await readDirectory(sharedPath('corpus'))))

  it('state the fields they state, and no others', () => {
    const none = {
      docNo: null,
      publishedAt: null,
      effectiveFrom: null,
      effectiveTo: null,
      relations: [],
      audience: [],
      topics: [],
    }
    const weihai = { region: '威海市', level: 'city', issuer: '威海市人民政府办公室', status: '有效' }
    const unsigned = { issuer: null, writtenAt: null }
    const expected: Record<string, object> = {
      '000': {
        ...unsigned,
        title: null,
        region: '威海市',
        level: 'city',
        status: null,
        kind: '规划',
        period: { from: 2024, to: 2026 },
      },
      '001': { ...weihai, title: null, writtenAt: '2025-07-07', kind: '实施意见', period: null },
      '002': { ...weihai, title: '数字威海2021行动方案', writtenAt: '2021-06-29', kind: '行动方案' },
      '003': {
        ...unsigned,
        title: '日照市数字强市发展规划（2024—2026年）（征求意见稿）',
        region: '日照市',
        level: 'city',
        status: '征求意见稿',
        kind: '规划',
        period: { from: 2024, to: 2026 },
      },
      '004': {
        ...weihai,
        title: '威海市新型智慧城市建设三年行动计划（2020—2022年）',
        writtenAt: '2020-08-12',
        kind: '行动计划',
        period: { from: 2020, to: 2022 },
      },
    }
    expect([...documents.keys()]).toEqual(Object.keys(expected))
    for (const [name, fields] of Object.entries(expected))
      expect({ name, ...of(name).fields }).toMatchObject({ name, ...none, ...fields })
  })

  it('have an outline without a warning', () => {
    for (const document of documents.values())
      expect(document.warnings.filter((warning) => warning.code.startsWith('OUTLINE'))).toEqual([])
  })

  it('000: 前言, 一–五, 附录, with （一） and 1. below them', () => {
    const plan = of('000')
    const top = plan.sections.filter((section) => section.parent === null)
    expect(top.map(({ label, title }) => label ?? title)).toEqual(['前言', ...numbers(1, 5, dun), '附录'])
    expect(labelsUnder(plan, titled(plan, '主要任务').anchor)).toEqual([
      '（一）',
      '（二）',
      '（三）',
      '（4）',
      '（五）',
    ])
    expect(labelsUnder(plan, titled(plan, '重点工程').anchor)).toEqual(numbers(1, 8, paren))
    expect(labelsUnder(plan, titled(plan, '保障措施').anchor)).toEqual(numbers(1, 5, paren))
    expect(labelsUnder(plan, titled(plan, '提升数字政府建设效能').anchor)).toEqual(numbers(1, 6, dot))
    expect(titled(plan, '推动市政设施智能化改造升级')).toMatchObject({
      anchor: 's3.s4.s2.p1',
      label: null,
      level: 4,
    })
  })

  it('001: six parts and items 1–29 that run through them', () => {
    const opinion = of('001')
    expect(labelsUnder(opinion, null)).toEqual(numbers(1, 6, dun))
    const items = opinion.sections.filter((section) => section.level === 2)
    expect(items.map((item) => item.label)).toEqual(numbers(1, 29, dot))
    expect(items[0]).toMatchObject({ anchor: 's1.s1', title: '提高数据供给质量' })
    expect(items.every((item) => item.title !== '')).toBe(true)
  })

  it('002: five parts and （一）–（二十二）', () => {
    const plan = of('002')
    expect(labelsUnder(plan, null)).toEqual(numbers(1, 5, dun))
    expect(plan.sections.filter((section) => section.level === 2).map((item) => item.label)).toEqual(
      numbers(1, 22, paren),
    )
  })

  it('003: five parts with （一） and 1. below them', () => {
    const plan = of('003')
    expect(labelsUnder(plan, null)).toEqual(numbers(1, 5, dun))
    expect(labelsUnder(plan, titled(plan, '重点任务').anchor)).toEqual(numbers(1, 5, paren))
    expect(labelsUnder(plan, titled(plan, '重点工程').anchor)).toEqual(numbers(1, 7, paren))
    expect(labelsUnder(plan, titled(plan, '发展融合创新的数字经济').anchor)).toEqual(numbers(1, 5, dot))
  })

  it('004: three parts, with 1–13 of the 示范工程', () => {
    const plan = of('004')
    expect(labelsUnder(plan, null)).toEqual(numbers(1, 3, dun))
    expect(labelsUnder(plan, titled(plan, '实施13项示范工程').anchor)).toEqual(numbers(1, 13, dot))
    expect(labelsUnder(plan, titled(plan, '保障措施').anchor)).toEqual(numbers(1, 5, paren))
  })

  it('000: 表1 as its 28 indicators with group, unit, three values and 属性', () => {
    const [table, ...others] = of('000').tables
    expect(others).toEqual([])
    expect(table).toMatchObject({ anchor: 't1', caption: '表1 数字威海发展指标' })
    expect(table!.rows).toHaveLength(28)
    const groups = table!.rows.map((row) => row.group)
    expect([...new Set(groups)]).toEqual(['数字政府', '数字经济', '数字社会', '数字基础设施', '数据资源'])
    for (const row of table!.rows) {
      expect(row.unit).not.toBeNull()
      expect(Object.keys(row.cells)).toEqual(['现状值', '2024年', '2026年', '属性'])
      expect(row.cells['属性']).toMatch(/^(?:约束性|预期性)$/)
    }
    expect(table!.rows[0]).toMatchObject({
      name: '依申请政务服务事项可网办率',
      unit: '%',
      cells: { 现状值: '＞97', '2024年': '98', '2026年': '98' },
    })
    const radius = table!.rows.find((row) => row.unit === '公里')!
    expect(radius.cells).toMatchObject({ 现状值: '1.24', '2024年': '1.1', '2026年': '≤1' })
    expect(of('000').chunks.filter((chunk) => chunk.kind === 'table_row')).toHaveLength(28)
  })

  it('000: the 30 terms of the appendix', () => {
    const { terms, chunks } = of('000')
    expect(terms).toHaveLength(30)
    expect(terms[0]).toMatchObject({ term: '10G PON' })
    expect(terms[0]!.definition).toMatch(/10G比特无源光纤网络。$/)
    expect(terms.map((term) => term.term)).toEqual(expect.arrayContaining(['OLT', '隐私计算', '区块链']))
    expect(chunks.filter((chunk) => chunk.kind === 'term')).toHaveLength(30)
  })

  it('001, 002, 004: the responsible units of every item that names some', () => {
    const roles = (name: string, anchor: string): Partial<Record<UnitRole, string[]>> => {
      const found: Partial<Record<UnitRole, string[]>> = {}
      for (const unit of of(name).units.filter((one) => one.anchor === anchor))
        (found[unit.role] ??= []).push(unit.unit)
      return found
    }
    for (const name of ['001', '002', '004']) {
      const { units, sections, text } = of(name)
      for (const unit of units) expect(text.slice(unit.start, unit.end)).toBe(unit.unit)
      for (const section of sections.filter(
        (one) => !sections.some((child) => child.parent === one.anchor),
      )) {
        const names = /（[^（）]*(?:责任单位|牵头|配合|负责)[^（）]*）$/u.test(
          text.slice(section.start, section.end),
        )
        expect([section.anchor, units.some((unit) => unit.anchor === section.anchor)]).toEqual([
          section.anchor,
          names,
        ])
      }
    }
    expect(new Set(of('001').units.map((unit) => unit.anchor)).size).toBe(29)
    expect(new Set(of('002').units.map((unit) => unit.anchor)).size).toBe(22)
    expect(new Set(of('004').units.map((unit) => unit.anchor)).size).toBe(17)
    expect(new Set(of('004').units.map((unit) => unit.role))).toEqual(new Set(['责任']))
    expect(roles('001', 's1.s1')).toEqual({ 牵头: ['市财政局', '市大数据局'], 责任: ['市直各部门'] })
    expect(roles('001', 's4.s16')).toEqual({
      责任: ['市委政法委', '市法院', '市检察院', '市公安局', '市大数据局'],
    })
    expect(roles('002', 's1.s1')).toEqual({ 牵头: ['市工业和信息化局'], 配合: ['市住房城乡建设局'] })
    expect(roles('002', 's1.s4')).toEqual({ 责任: ['市大数据中心', '市公安局'] })
    expect(roles('002', 's3.s14')).toEqual({
      牵头: ['市委网信办', '市发展改革委', '市工业和信息化局', '市农业农村局'],
      配合: ['市政府有关部门', '各区市政府', '开发区管委'],
    })
    for (const name of ['000', '003']) expect(of(name).units).toEqual([])
  })

  it('are cut into chunks that keep clauses whole and units with their item', () => {
    for (const { chunks, text } of documents.values()) {
      for (const chunk of chunks) expect(text.slice(chunk.start, chunk.end)).toBe(chunk.text)
      const sizes = chunks.filter((chunk) => chunk.kind === 'text').map((chunk) => chunk.text.length)
      expect(Math.max(...sizes)).toBeLessThanOrEqual(900)
      expect(sizes.filter((size) => size > 600).length / sizes.length).toBeLessThan(0.03)
    }
    for (const name of ['001', '002', '004'])
      for (const chunk of of(name).chunks)
        expect(chunk.text).not.toMatch(/^（(?:责任单位|牵头单位|市[^（）]*(?:牵头|负责))/u)
  })
})
