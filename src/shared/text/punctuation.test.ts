import { describe, expect, it } from 'vitest'
import { findChinesePunctuation } from './punctuation.ts'
import { TracedText } from './traced-text.ts'

function convert(line: string): string {
  const traced = new TracedText(line)
  traced.edit(findChinesePunctuation(line))
  return traced.text
}

describe('findChinesePunctuation', () => {
  it.each([
    ['各区市人民政府,市直各部门:', '各区市人民政府，市直各部门：'],
    ['行动计划(2020—2022年)', '行动计划（2020—2022年）'],
    ['线路终端(OLT)设备', '线路终端（OLT）设备'],
    ['(一)指导思想。', '（一）指导思想。'],
    ['(1)建设内容', '（1）建设内容'],
    ['达到300项,2022年达到1000项', '达到300项，2022年达到1000项'],
    ['平均达到90%,2022年达到99%;', '平均达到90%，2022年达到99%；'],
    ['牵头单位:市大数据局;责任单位:市直部门', '牵头单位：市大数据局；责任单位：市直部门'],
    ['如何办理?请拨打12345!', '如何办理？请拨打12345！'],
    ['办事(http://a.example.cn/x?y=1)大厅', '办事（http://a.example.cn/x?y=1）大厅'],
    ['网址:https://a.example.cn/a,b', '网址：https://a.example.cn/a,b'],
  ])('%s', (line, expected) => expect(convert(line)).toBe(expected))

  it.each([
    '营业收入1,000万元',
    '办公时间9:00至17:30',
    '按等级保护2.0标准实施',
    'Fiber to The Room (FTTR), an access network: see above',
    '比例为1:3',
    '调用 f(x) 函数',
    '已经是中文标点，不必再改（真的）。',
  ])('leaves %s', (line) => expect(convert(line)).toBe(line))

  it('never changes the length', () => {
    const line = '说明(第2版):共3,200户,详见 https://b.example/p?a=1;b=2。'
    expect(convert(line)).toHaveLength(line.length)
  })
})
