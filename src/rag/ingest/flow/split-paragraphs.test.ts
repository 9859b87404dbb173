import { describe, expect, it } from 'vitest'
import { splitParagraphs } from './split-paragraphs.ts'

const textsOf = (text: string): string[] =>
  splitParagraphs(text, [], []).map((one) => (one.kind === 'paragraph' ? one.paragraph.text : '表'))

describe('splitParagraphs', () => {
  it('takes each line for a paragraph, without blank lines and outer white space', () => {
    expect(textsOf('一、总则\n\n　　第一段。 \n第二段。')).toEqual(['一、总则', '第一段。', '第二段。'])
  })

  it('keeps offsets into the text', () => {
    const text = ' 甲。\n\n  乙丙。\n'
    for (const one of splitParagraphs(text, [], []))
      if (one.kind === 'paragraph')
        expect(text.slice(one.paragraph.start, one.paragraph.end)).toBe(one.paragraph.text)
  })

  it('cuts a scraped single line at white space behind sentences', () => {
    const text = '关于延长办理时间的通知 各区县： 现通知如下： 一、窗口延时至十八时。 二、周六照常受理。'
    expect(textsOf(text)).toEqual([
      '关于延长办理时间的通知',
      '各区县：',
      '现通知如下：',
      '一、窗口延时至十八时。',
      '二、周六照常受理。',
    ])
  })

  it('cuts a long line without any white space where numbers run on', () => {
    const filler = '各单位要按照职责分工抓好落实，加强协同配合，确保各项任务按期完成。'.repeat(7)
    const text = `为做好工作，现通知如下：一、加强领导。${filler}（一）建立机制。${filler}（二）明确责任。${filler}二、强化督查。${filler}`
    expect(textsOf(text).map((one) => one.slice(0, 6))).toEqual([
      '为做好工作，',
      '一、加强领导',
      '（一）建立机',
      '（二）明确责',
      '二、强化督查',
    ])
  })

  it('leaves a long ordinary paragraph whole', () => {
    const text = `第一行。\n${'推进 5G 网络建设，覆盖重点区域。'.repeat(40)}\n末行。`
    expect(textsOf(text)).toHaveLength(3)
  })

  it('puts tables in their place', () => {
    const text = '前文。\n甲\t乙\n1\t2\n后文。'
    const table = { start: 4, end: 11, rows: [], caption: null, unitLine: null }
    const flow = splitParagraphs(text, [table], [])
    expect(flow.map((one) => (one.kind === 'table' ? '表' : one.paragraph.text))).toEqual([
      '前文。',
      '表',
      '后文。',
    ])
  })
})
