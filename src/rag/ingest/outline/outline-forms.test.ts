import { describe, expect, it } from 'vitest'
import { documentOf, outlineOf } from '../../../../test/support/ingest.ts'

const BODY = '统筹推进各项工作，完善协同机制，确保到明年底取得明显成效并惠及全体居民。'
const codesOf = (source: string): string[] => documentOf(source).warnings.map((warning) => warning.code)

describe('a regulation', () => {
  const law = [
    ...['# 青岚市供水办法', '## 第一章 总则', '第一条　为规范供水，制定本办法。', '## 第二章 用水'],
    ...[
      '第二条　用户应当遵守下列规定：',
      '（一）按时缴费；',
      '（二）不得转供。',
      '1.居民用户；',
      '违反前款规定的，可以停止供水。',
    ],
    ...[
      '第三条　用户可以申请过户。',
      '## 第三章 附则',
      '第四条　本办法自2024年5月1日起施行。',
      '青岚市水务局',
      '2024年4月2日',
    ],
  ].join('\n')

  it('reads 章条款项目', () => {
    expect(outlineOf(law)).toEqual([
      ...['c1 第一章 总则', 'c1.a1 第一条', 'c2 第二章 用水', 'c2.a2 第二条', 'c2.a2.k1 第一款'],
      ...['c2.a2.k1.i1 （一）', 'c2.a2.k1.i2 （二）', 'c2.a2.k1.i2.m1 1.', 'c2.a2.k2 第二款', 'c2.a3 第三条'],
      ...['c3 第三章 附则', 'c3.a4 第四条'],
    ])
  })

  it('does not call the only 款 of an article one', () => {
    const source = ['第一条　应当提交：', '（一）申请书；', '（二）身份证。', '第二条　免费办理。'].join('\n')
    expect(outlineOf(source)).toEqual(['a1 第一条', 'a1.k1.i1 （一）', 'a1.k1.i2 （二）', 'a2 第二条'])
    expect(documentOf(source).sections[1]!.path).toEqual(['第一条', '（一）'])
  })

  it('takes the name of an article from brackets or its own line', () => {
    const source = [
      '第一条【目的】为规范管理，制定本办法。',
      '第二条 适用范围',
      '本市行政区域适用本办法。',
    ].join('\n')
    expect(outlineOf(source)).toEqual(['a1 第一条 目的', 'a2 第二条 适用范围'])
  })

  it('runs articles on through chapters and warns of one that repeats', () => {
    expect(documentOf(law).warnings).toEqual([])
    expect(codesOf('第一条　甲。\n第二条　乙。\n第二条　丙。')).toEqual(['OUTLINE_NOT_MONOTONE'])
    expect(codesOf('第一条　甲。\n第二条　乙。\n第二条之一　丙。\n第三条　丁。')).toEqual([])
  })
})

describe('other forms', () => {
  it('nests headings that only the format marks', () => {
    const source = [
      '# 办事须知',
      '## 申请条件',
      BODY,
      '### 材料',
      BODY,
      '## 办理流程',
      '一、申请',
      BODY,
      '二、审核',
      BODY,
    ].join('\n')
    expect(outlineOf(source)).toEqual([
      'h1 申请条件',
      'h1.h1 材料',
      'h2 办理流程',
      'h2.s1 一、 申请',
      'h2.s2 二、 审核',
    ])
  })

  it('finds headings without number between paragraphs of plain text', () => {
    const source = ['关于便民服务的公告', `${BODY}`, '服务时间', BODY, '服务地点', BODY].join('\n')
    expect(outlineOf(source)).toEqual(['h1 服务时间', 'h2 服务地点'])
  })

  it('reads questions with their answers', () => {
    const source = ['户籍问答', '问：几天办好？', '答：三个工作日。', '问：收费吗？', '答：不收费。'].join(
      '\n',
    )
    expect(outlineOf(source)).toEqual(['h1 几天办好？', 'h2 收费吗？'])
  })

  it('begins annexes anew', () => {
    const source = [
      '一、总则',
      BODY,
      '附件1',
      '任务清单',
      '一、基础',
      BODY,
      '附件2：分工表',
      '一、牵头',
      BODY,
    ].join('\n')
    expect(outlineOf(source)).toEqual([
      's1 一、 总则',
      'annex1 附件1',
      'annex1.s1 一、 基础',
      'annex2 附件2 分工表',
      'annex2.s1 一、 牵头',
    ])
    expect(codesOf(source)).toEqual([])
  })

  it('puts a captioned table under its section, not under the item before it', () => {
    const source = [
      '一、标准',
      '（一）首套按照低档执行。',
      '（二）二套按照高档执行。',
      '表1 收费标准',
      '项目\t金额（元）',
      '首套\t80',
      '二套\t120',
      '二、时间',
      BODY,
    ].join('\n')
    expect(outlineOf(source)).toEqual([
      's1 一、 标准',
      's1.s1 （一） 首套按照低档执行',
      's1.s2 （二） 二套按照高档执行',
      't1 表1 收费标准',
      's2 二、 时间',
    ])
    expect(documentOf(source).sections[3]!.path).toEqual(['一、标准', '表1 收费标准'])
  })

  it('nests a form that runs inside a lower one', () => {
    const source = ['1.甲', '（一）甲一。', '（二）甲二。', '2.乙', '（一）乙一。', '（二）乙二。'].join('\n')
    expect(outlineOf(source)).toEqual([
      's1 1. 甲',
      's1.s1 （一） 甲一',
      's1.s2 （二） 甲二',
      's2 2. 乙',
      's2.s1 （一） 乙一',
      's2.s2 （二） 乙二',
    ])
  })
})
