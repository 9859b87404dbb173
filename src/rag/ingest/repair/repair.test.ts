import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { loadedOf } from '../../../../test/support/loaded-document.ts'
import { toOriginalRange } from '../../../shared/text/offset-map.ts'
import { repairDocument } from './index.ts'

const repair = (text: string): string => repairDocument(loadedOf(text)).text
const stepsOf = (text: string): Record<string, number> =>
  Object.fromEntries(repairDocument(loadedOf(text)).repairs.map(({ step, count }) => [step, count]))

describe('foreign matter', () => {
  it('reads radicals that a PDF font put in place of characters', () => {
    expect(repair('⾼新区部⻔为公⺠办理⻋辆登记，材料⻬全的，最⻓3日')).toBe(
      '高新区部门为公民办理车辆登记，材料齐全的，最长3日',
    )
  })

  it('loses Word bookmarks, fields and invisible characters', () => {
    const text =
      '[bookmark: _Toc1][bookmark: _Toc2]一、总则\ufeff\n目录{ PAGEREF _Toc1 \\h }\n正\u200b文 HYPERLINK "https://a.example" 见附件。'
    expect(repair(text)).toBe('一、总则\n目录\n正文见附件。')
    expect(stepsOf(text)).toMatchObject({ 'word-fields': 4, 'invisible-characters': 2 })
  })
  it('keeps brackets and English that only look like fields', () => {
    expect(repair('说明[注1]：SEQ A 与 REF 两项。')).toBe('说明[注1]：SEQ A与REF两项。')
  })
  it('loses pinyin that a conversion spread, not a gloss or an abbreviation', () => {
    const polluted =
      '發(fā)展數(shù)據(jù)，建設(shè)數(shù)據(jù)中心，物聯(lián)網(wǎng)（IoT）和IPv6(互聯(lián)網(wǎng)協(xié)議)。'
    expect(repair(polluted)).toBe('发展数据，建设数据中心，物联网（IoT）和IPv6（互联网协议）。')
    expect(repair('莒(jǔ)县位于省境东南部，泊(pō)里镇临海。')).toBe(
      '莒（jǔ）县位于省境东南部，泊（pō）里镇临海。',
    )
  })
  it('loses question marks that were spaces, and keeps those that ask', () => {
    const text = '?\n?\n晏海市人民政府办公室 ???????\n2020年8月12日 ??\n??????2.任务分工\n谁来办?请看下文。'
    expect(repair(text)).toBe('晏海市人民政府办公室\n2020年8月12日\n2.任务分工\n谁来办?请看下文。')
    expect(repair('真的吗??\n第二行')).toBe('真的吗？？\n第二行')
  })
  it('loses page numbers and running heads', () => {
    const pages = [1, 2, 3]
      .map((page) => `晏海市文件汇编\n第${page}页的正文内容在这里。\n${page}`)
      .join('\n\f\n')
    expect(repair(`${pages}\n— 4 —\n第 5 页 共 9 页`)).toBe(
      '第1页的正文内容在这里。\n第2页的正文内容在这里。\n第3页的正文内容在这里。',
    )
    expect(repair('一、指标\n2024\n单独一行的数字要留下。')).toBe('一、指标\n2024\n单独一行的数字要留下。')
  })
  it('loses what a site put around a document, with a warning for each line', () => {
    const text =
      '首页 > 政策文件\n关于供热的通知\n请认真落实。\n2024年5月1日\n原文链接：\n免责声明：\n本站部分信息来源于网络，如有侵权请联系删除。\nTOP\n客服'
    const repaired = repairDocument(loadedOf(text))
    expect(repaired.text).toBe('关于供热的通知\n请认真落实。\n2024年5月1日')
    expect(repaired.warnings.map(({ code }) => code)).toEqual(Array.from({ length: 6 }, () => 'SITE_CHROME'))
    expect(repaired.original).toBe(text)
  })
  it('keeps labels that are no chrome by themselves', () => {
    expect(repair('咨询方式\n一、现场\n二、电话\n电话')).toBe('咨询方式\n一、现场\n二、电话\n电话')
  })
})

describe('lines', () => {
  const broken = [
    '晏海市人民政府办公室',
    '关于印发供热用热管理办法的通知',
    '各区县人民政府，经开区管委会，高新区管委会，市政府各部门、各直',
    '属单位：',
    '《晏海市供热用热管理办法》已经市政府同意，现印发给你们，请认真',
    '组织实施，执行中遇到的问题请及时向市住房城乡建设局反馈并抄送市',
    '大数据局。',
    '一、总体要求',
    '（一）加强供热保障。全市供热单位应当在每年十月底前完成设备检修和',
    '管网注水，推广 AI',
    '测温技术，确保按时足温供热并建立二十四小时值守制度和应急抢修队',
    '伍，及时处理用户报修事项。（市住房城乡建设局牵头，市应急',
    '管理局配合）',
    '晏海市人民政府办公室',
    '2024年5月20日',
  ]
  const joined = [
    '晏海市人民政府办公室',
    '关于印发供热用热管理办法的通知',
    '各区县人民政府，经开区管委会，高新区管委会，市政府各部门、各直属单位：',
    '《晏海市供热用热管理办法》已经市政府同意，现印发给你们，请认真组织实施，执行中遇到的问题请及时向市住房城乡建设局反馈并抄送市大数据局。',
    '一、总体要求',
  ]

  it.each([
    ['', '\n'],
    ['blank lines between ', '\n\n'],
  ])('joins %shard breaks to paragraphs, and keeps titles, headings and signatures apart', (_, between) => {
    const lines = repair(broken.join(between)).split('\n')
    expect(lines.slice(0, 5)).toEqual(joined)
    expect(lines.slice(-2)).toEqual(['晏海市人民政府办公室', '2024年5月20日'])
    expect(lines.at(-3)).toMatch(/（市住房城乡建设局牵头，市应急管理局配合）$/)
  })
  it('leaves paragraphs and lists as they are', () => {
    const list = Array.from({ length: 20 }, (_, index) => `${index + 1}.第${index + 1}项工作内容`).join('\n')
    expect(repair(list)).toBe(list)
  })
  it('gives a flattened text its lines back', () => {
    const sentence = '为做好疫情防控期间供热保障工作，各有关单位要加强值守，及时处理用户诉求。'
    const text = `关于供热的通知 各有关单位： ${sentence} 一、加强值守。${sentence} 二、及时处理。${sentence} ${sentence} ${sentence}`
    const lines = repair(text).split('\n')
    expect(lines[1]).toBe(sentence)
    expect(lines.slice(2, 4).map((line) => line.slice(0, 2))).toEqual(['一、', '二、'])
    expect(stepsOf(text)['flattened-lines']).toBe(5)
  })
})

describe('characters', () => {
  it.each([
    ['建成 5G 基站 1500个，三维 CAD 设计', '建成5G基站1500个，三维CAD设计'],
    ['FTTR ——Fiber to The Room，光纤到房间', 'FTTR——Fiber to The Room，光纤到房间'],
    ['第一条　为了规范管理，制定本办法。', '第一条 为了规范管理，制定本办法。'],
    ['表1 发展指标', '表1 发展指标'],
    ['打造“山海晏海 智慧之城”品牌', '打造“山海晏海 智慧之城”品牌'],
    ['覆盖率达９５％，运用５Ｇ技术', '覆盖率达95%，运用5G技术'],
    ['增长１．５个百分点', '增长1.5个百分点'],
    ['⽀持企业发展', '支持企业发展'],
    ['复工後请注意防护，乾隆年间', '复工后请注意防护，乾隆年间'],
  ])('%s', (text, expected) => expect(repair(text)).toBe(expected))
  it('makes Traditional text Simplified', () => {
    expect(repair('為加快推進數字經濟發展,根據有關規定,制定本行動計劃。')).toBe(
      '为加快推进数字经济发展，根据有关规定，制定本行动计划。',
    )
  })
})

describe('tables', () => {
  it('lays a row whose cells stand on lines of their own on one line', () => {
    const text = '表1 指标\n\t名称（单位）\n\t2024年\n\n\t面积（％）\n\t＞９７\n\n\n下文'
    const rows = [
      ['名称（单位）', '2024年'],
      ['面积（％）', '＞９７'],
    ].map((row) =>
      row.map((cell) => ({ text: cell, start: text.indexOf(cell), end: text.indexOf(cell) + cell.length })),
    )
    const table = { start: rows[0]?.[0]?.start ?? 0, end: rows[1]?.[1]?.end ?? 0, rows }
    const repaired = repairDocument(loadedOf(text, { tables: [table] }))
    expect(repaired.text).toBe('表1 指标\n名称（单位）\t2024年\n面积（%）\t＞97\n下文')
    expect(repaired.tables[0]?.rows.map((row) => row.map((cell) => cell.text))).toEqual([
      ['名称（单位）', '2024年'],
      ['面积（%）', '＞97'],
    ])
    const { start = 0, end = 0 } = repaired.tables[0] ?? {}
    expect(repaired.text.slice(start, end)).toBe('名称（单位）\t2024年\n面积（%）\t＞97')
  })
})

describe('any text', () => {
  const pieces = fc.constantFrom(
    ...'数字經濟,;:?!()（）“”《》、。 　\t\n5G１％—?'.split(''),
    '設(shè)',
    '[bookmark: a]',
    '\n— 3 —\n',
    '第一条 ',
    'IPv6 ',
    '\ufffd',
    '\u200b',
  )
  it('keeps a true map, and repairs nothing twice', () => {
    fc.assert(
      fc.property(
        fc.array(pieces, { maxLength: 60 }).map((parts) => parts.join('')),
        (text) => {
          const repaired = repairDocument(loadedOf(text))
          expect(repaired.original).toBe(text)
          for (const sign of repaired.text.matchAll(/[\p{Script=Han}G]/gu)) {
            const range = toOriginalRange(repaired.offsets, { start: sign.index, end: sign.index + 1 })
            expect(range.end).toBeGreaterThan(range.start)
            expect(range.end).toBeLessThanOrEqual(text.length)
          }
          expect(repaired.text).not.toMatch(/[ \n]\n|\n /)
        },
      ),
      { numRuns: 300 },
    )
  })
})
