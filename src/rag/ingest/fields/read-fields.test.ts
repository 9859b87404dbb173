import { describe, expect, it } from 'vitest'
import { documentOf } from '../../../../test/support/ingest.ts'
import type { DocumentFields } from '../../../store/records.ts'

const fieldsOf = (lines: readonly string[], stated: Partial<DocumentFields> = {}): DocumentFields =>
  documentOf(lines.join('\n'), { fields: stated }).fields
const BODY = '为做好相关工作，根据有关规定，结合我市实际，现将有关事项通知如下，请认真抓好落实。'

describe('title', () => {
  it('is the line above the first part', () => {
    expect(fieldsOf(['青岚市停车管理办法', '第一条　为规范停车，制定本办法。']).title).toBe(
      '青岚市停车管理办法',
    )
  })

  it("is the plan's own below a covering notice, joined with the years on the next line", () => {
    const lines = [
      ...[
        '青岚市人民政府办公室',
        '关于印发青岚市智慧港口三年行动计划（2023—2025年）的通知',
        '各区县人民政府：',
      ],
      ...[
        '《青岚市智慧港口三年行动计划（2023—2025年）》已经市政府同意，现印发给你们。',
        '青岚市人民政府办公室',
        '2023年3月1日',
      ],
      ...['（此件公开发布）', '青岚市智慧港口三年行动计划', '（2023—2025年）', BODY, '一、总体要求', BODY],
    ]
    expect(fieldsOf(lines)).toMatchObject({
      ...{
        title: '青岚市智慧港口三年行动计划（2023—2025年）',
        issuer: '青岚市人民政府办公室',
        writtenAt: '2023-03-01',
      },
      ...{
        region: '青岚市',
        level: 'city',
        status: '有效',
        kind: '行动计划',
        period: { from: 2023, to: 2025 },
      },
    })
  })

  it('is the heading that the format marks', () => {
    expect(fieldsOf(['# 便民服务指南', '青岚市政务大厅', '## 一、地点', BODY]).title).toBe('便民服务指南')
  })

  it('loses the spaces of a conversion', () => {
    expect(fieldsOf(['数字青岚 2022 行动方案', BODY, '一、总则', BODY]).title).toBe('数字青岚2022行动方案')
  })

  it('is a short first line above running text when nothing is formal', () => {
    expect(fieldsOf(['我市开通夜间公交专线', `${BODY}${BODY}`]).title).toBe('我市开通夜间公交专线')
  })

  it('is null when the text begins with its recipients or a preface', () => {
    expect(fieldsOf(['各区县人民政府，市政府各部门：', BODY, '一、总则', BODY]).title).toBeNull()
    expect(fieldsOf(['前言', BODY, '一、总则', BODY]).title).toBeNull()
  })

  it('gives way to what the format states', () => {
    expect(fieldsOf(['# 甲办法', '第一条　略。'], { title: '乙办法' }).title).toBe('乙办法')
  })
})

describe('issuer, number and dates', () => {
  it('reads the signature, of several offices too', () => {
    const signed = ['关于开展检查的通知', BODY, '青岚市教育局', '青岚市公安局', '2024年9月2日']
    expect(fieldsOf(signed)).toMatchObject({
      issuer: '青岚市教育局、青岚市公安局',
      writtenAt: '2024-09-02',
      status: '有效',
    })
  })

  it('reads the office a title begins with', () => {
    expect(fieldsOf(['青岚市医疗保障局关于调整报销比例的通知', BODY]).issuer).toBe('青岚市医疗保障局')
  })

  it('reads a 文号 on its own line and none that is cited', () => {
    expect(fieldsOf(['关于开展检查的通知', '青政办发〔2024〕6号', BODY]).docNo).toBe('青政办发〔2024〕6号')
    expect(
      fieldsOf(['关于开展检查的通知', `根据《某通知》（青政发〔2023〕1号）要求，${BODY}`]).docNo,
    ).toBeNull()
  })

  it('reads the term from its closing sentence', () => {
    const term = (sentence: string): Partial<DocumentFields> => {
      const { effectiveFrom, effectiveTo } = fieldsOf([
        '青岚市供水办法',
        '第一条　略。',
        `第二条　${sentence}`,
      ])
      return { effectiveFrom, effectiveTo }
    }
    const whole = { effectiveFrom: '2024-04-01', effectiveTo: '2029-03-31' }
    expect(term('本办法自2024年4月1日起施行，有效期至2029年3月31日。')).toEqual(whole)
    expect(term('本办法自2024年4月1日起施行，有效期5年。')).toEqual(whole)
    expect(term('本办法自二〇二四年四月一日起施行，有效期五年。')).toEqual(whole)
    expect(term('本办法自2024年2月29日起施行，有效期1年。')).toEqual({
      effectiveFrom: '2024-02-29',
      effectiveTo: '2025-02-28',
    })
    expect(term('《某条例》自2020年1月1日起施行。')).toEqual({ effectiveFrom: null, effectiveTo: null })
    expect(term('修改为：“本办法自2020年1月1日起施行。”')).toEqual({ effectiveFrom: null, effectiveTo: null })
  })

  it('reads 自公布之日起 only when that day is stated', () => {
    const lines = ['青岚市供水办法', '第一条　本办法自公布之日起施行。']
    expect(fieldsOf(lines).effectiveFrom).toBeNull()
    expect(fieldsOf(['发布日期：2024-05-06', ...lines])).toMatchObject({
      publishedAt: '2024-05-06',
      effectiveFrom: '2024-05-06',
    })
  })

  it('guesses nothing', () => {
    expect(fieldsOf(['一、总则', '做好工作。'])).toMatchObject({
      ...{
        title: null,
        issuer: null,
        docNo: null,
        kind: null,
        region: null,
        level: null,
        status: null,
        writtenAt: null,
      },
      ...{
        publishedAt: null,
        effectiveFrom: null,
        effectiveTo: null,
        period: null,
        relations: [],
        sample: false,
      },
    })
  })
})

describe('region and level', () => {
  it('takes the city a text cites as its own', () => {
    const cited = '根据《青岚市发展规划》《青岚市供水条例》《云溪省供水办法》，结合我市实际，制定本规划。'
    expect(fieldsOf(['前言', cited, '一、总则', BODY])).toMatchObject({
      region: '青岚市',
      level: 'city',
      kind: '规划',
    })
  })

  it('takes none when two cities are cited alike', () => {
    const cited =
      '根据《青岚市发展规划》《白石市发展规划》《青岚市供水条例》《白石市供水条例》，结合我市实际。'
    expect(fieldsOf(['前言', cited, '一、总则', BODY]).region).toBeNull()
  })

  it('tells province, county and nation by the office', () => {
    const level = (office: string): unknown => fieldsOf([`${office}关于开展检查的通知`, BODY]).level
    expect(level('云溪省民政厅')).toBe('province')
    expect(level('云溪省青岚市民政局')).toBe('city')
    expect(level('白石县人民政府')).toBe('county')
    expect(level('国务院办公厅')).toBe('national')
  })
})

describe('status, kind and period', () => {
  it('knows a draft by its title', () => {
    const draft = fieldsOf(['青岚市数字发展规划（2024—2026年）（征求意见稿）', BODY, '一、总则', BODY])
    expect(draft).toMatchObject({
      status: '征求意见稿',
      kind: '规划',
      period: { from: 2024, to: 2026 },
      issuer: null,
    })
  })

  it('reads the period from its own sentence', () => {
    const lines = ['前言', '制定本规划。', '本规划基准年为2024年，规划期限至2026年。', '一、总则', BODY]
    expect(fieldsOf(lines).period).toEqual({ from: 2024, to: 2026 })
  })

  it('marks invented material', () => {
    expect(fieldsOf(['示例文件：本文件为虚构。', '青岚市供水办法', '第一条　略。']).sample).toBe(true)
  })
})

it('tells offices apart that sign on one line', () => {
  const signed = ['关于参保的公告', BODY, '青岚市医疗保障局青岚市税务局', '2024年9月2日']
  expect(fieldsOf(signed).issuer).toBe('青岚市医疗保障局、青岚市税务局')
})
