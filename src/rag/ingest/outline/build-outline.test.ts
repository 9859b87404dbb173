import { describe, expect, it } from 'vitest'
import { documentOf, outlineOf } from '../../../../test/support/ingest.ts'

const BODY = '统筹推进各项工作，完善协同机制，确保到明年底取得明显成效并惠及全体居民。'
const codesOf = (source: string): string[] => documentOf(source).warnings.map((warning) => warning.code)

describe('a plan', () => {
  const plan = [
    ...['前言', BODY, '一、发展基础', '（一）现状', BODY, '（二）问题', BODY, '二、主要任务'],
    ...[
      '（一）数字经济',
      '1.产业升级',
      BODY,
      '2.数据流通。加快汇聚。',
      '（二）数字社会',
      BODY,
      '附录 名词术语',
      BODY,
    ],
  ].join('\n')

  it('nests 一、（一）1. and names 前言 and 附录', () => {
    expect(outlineOf(plan)).toEqual([
      ...['preface 前言', 's1 一、 发展基础', 's1.s1 （一） 现状', 's1.s2 （二） 问题', 's2 二、 主要任务'],
      ...['s2.s1 （一） 数字经济', 's2.s1.s1 1. 产业升级', 's2.s1.s2 2. 数据流通', 's2.s2 （二） 数字社会'],
      'appendix1 附录 名词术语',
    ])
    expect(codesOf(plan)).toEqual([])
  })

  it('gives each part its whole extent and breadcrumb', () => {
    const { sections, text } = documentOf(plan)
    const task = sections.find((section) => section.anchor === 's2')!
    expect(text.slice(task.start, task.end)).toMatch(/^二、主要任务[\s\S]*确保.*居民。$/)
    const leaf = sections.find((section) => section.anchor === 's2.s1.s2')!
    expect(leaf).toMatchObject({
      parent: 's2.s1',
      level: 3,
      path: ['二、主要任务', '（一）数字经济', '2.数据流通'],
    })
  })

  it('titles paragraphs by their lead sentence, counted with the plain ones', () => {
    const source = [
      '一、任务',
      '（一）治理',
      BODY,
      `完善网格治理。${BODY}`,
      `建设智慧港口。${BODY}`,
      '（二）服务',
      `优化窗口服务。${BODY}`,
      `拓展线上渠道。${BODY}`,
    ].join('\n')
    expect(outlineOf(source)).toEqual([
      ...['s1 一、 任务', 's1.s1 （一） 治理', 's1.s1.p2 完善网格治理', 's1.s1.p3 建设智慧港口'],
      ...['s1.s2 （二） 服务', 's1.s2.p1 优化窗口服务', 's1.s2.p2 拓展线上渠道'],
    ])
  })

  it('does not take a chance short sentence for a title', () => {
    expect(outlineOf(['一、说明', `资金由市财政承担。${BODY}`].join('\n'))).toEqual(['s1 一、 说明'])
  })

  it('lets numbers run on through the parts', () => {
    const source = [
      '一、甲',
      `1.甲一。${BODY}`,
      `2.甲二。${BODY}`,
      '二、乙',
      `3.乙一。${BODY}`,
      `4.乙二。${BODY}`,
    ].join('\n')
    expect(outlineOf(source)).toEqual([
      's1 一、 甲',
      's1.s1 1. 甲一',
      's1.s2 2. 甲二',
      's2 二、 乙',
      's2.s3 3. 乙一',
      's2.s4 4. 乙二',
    ])
    expect(codesOf(source)).toEqual([])
  })

  it('reads a slip of the pen in its list', () => {
    const source = [
      '一、任务',
      '（一）甲',
      BODY,
      '（二）乙',
      BODY,
      '（3）丙',
      '1.细则',
      BODY,
      '（四）丁',
      BODY,
    ].join('\n')
    expect(outlineOf(source)).toEqual([
      's1 一、 任务',
      's1.s1 （一） 甲',
      's1.s2 （二） 乙',
      's1.s3 （3） 丙',
      's1.s3.s1 1. 细则',
      's1.s4 （四） 丁',
    ])
    expect(codesOf(source)).toEqual([])
  })

  it('keeps an item that starts with a digit, and no decimal', () => {
    const source = [
      '一、基础设施',
      '1.光纤网络',
      BODY,
      '2.5G基站建设',
      BODY,
      '1.24公里内设站的，按照就近原则设置。',
    ].join('\n')
    expect(outlineOf(source)).toEqual(['s1 一、 基础设施', 's1.s1 1. 光纤网络', 's1.s2 2. 5G基站建设'])
  })

  it('opens a list anew below its lead-in', () => {
    const source = [
      '一、办理',
      '申请材料：',
      '1.身份证；',
      '2.户口簿。',
      '办理流程：',
      '1.申请；',
      '2.审核。',
      '收费方式：',
      '1.免费。',
    ].join('\n')
    expect(outlineOf(source)).toEqual([
      ...[
        's1 一、 办理',
        's1.s1 1. 身份证',
        's1.s2 2. 户口簿',
        's1.h1 办理流程',
        's1.h1.s1 1. 申请',
        's1.h1.s2 2. 审核',
      ],
      ...['s1.h2 收费方式', 's1.h2.s1 1. 免费'],
    ])
    expect(codesOf(source)).toEqual([])
  })

  it('warns when numbers fall back or leave a gap', () => {
    expect(codesOf(`一、甲\n${BODY}\n三、丙\n${BODY}\n二、乙\n${BODY}`)).toEqual([
      'OUTLINE_GAP',
      'OUTLINE_NOT_MONOTONE',
    ])
    expect(codesOf(`一、甲\n${BODY}\n二、乙\n${BODY}\n二、丙\n${BODY}`)).toEqual(['OUTLINE_NOT_MONOTONE'])
  })

  it('keeps the list of annexes, signature and last words out of the last item', () => {
    const source = [
      '一、做好宣传。各单位要加强宣传。',
      '二、抓好落实。各单位要抓好落实。',
      '本通知自印发之日起施行。',
      '附件：1.任务清单',
      '2.责任分工表',
      '青岚市民政局',
      '2024年3月1日',
      '（此件公开发布）',
    ].join('\n')
    expect(outlineOf(source)).toEqual(['s1 一、 做好宣传', 's2 二、 抓好落实'])
    const { sections, text } = documentOf(source)
    expect(text.slice(sections[1]!.start, sections[1]!.end)).toBe('二、抓好落实。各单位要抓好落实。')
  })

  it('passes over a table of contents', () => {
    const source = [
      '目录',
      '一、总则……1',
      '二、任务……3',
      '三、保障……5',
      '一、总则',
      BODY,
      '二、任务',
      BODY,
      '三、保障',
      BODY,
    ].join('\n')
    expect(outlineOf(source)).toEqual(['s1 一、 总则', 's2 二、 任务', 's3 三、 保障'])
    expect(codesOf(source)).toEqual([])
  })
})
