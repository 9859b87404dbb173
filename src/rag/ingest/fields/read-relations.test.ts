import { expect, it } from 'vitest'
import type { DocumentRelation } from '../../../store/records.ts'
import type { Paragraph } from '../flow/index.ts'
import { readRelations } from './read-relations.ts'

function relationsOf(lines: readonly string[], title: string | null = null): string[] {
  const paragraphs = lines.map((text): Paragraph => ({
    text,
    start: 0,
    end: text.length,
    headingLevel: null,
  }))
  return readRelations(paragraphs, title).map(({ type, target }: DocumentRelation) => `${type} ${target}`)
}

it.each([
  ['《青岚市供水办法》（青政发〔2019〕8号）同时废止。', ['supersedes 青政发〔2019〕8号']],
  ['本办法自2024年5月1日起施行。《青岚市供水办法》同时废止。', ['supersedes 青岚市供水办法']],
  [
    '《甲办法》（青政发〔2018〕1号）、《乙办法》（青政发〔2018〕2号）同时废止。',
    ['supersedes 青政发〔2018〕1号', 'supersedes 青政发〔2018〕2号'],
  ],
  [
    '本通知自公布之日起施行，《青岚市旧通知》（青教发〔2023〕3号）不再执行。',
    ['supersedes 青教发〔2023〕3号'],
  ],
  ['决定废止《青岚市夜市管理办法》（青政发〔2015〕4号）。', ['repeals 青政发〔2015〕4号']],
  ['《青岚市供水办法》第七条规定的时限由三日调整为一日。', ['amends 青岚市供水办法']],
  ['现对《青岚市供水办法》（青政发〔2019〕8号）作如下修改：', ['amends 青政发〔2019〕8号']],
  ['超期自动失效，额度滚入下一轮。', []],
  ['修改为：“《某办法》同时废止。”', []],
  ['根据《青岚市供水条例》制定本办法。', []],
])('%s', (sentence, expected) => expect(relationsOf([sentence])).toEqual(expected))

it('takes the 文号 where a notice that amends first cites the document', () => {
  const lines = ['现对《青岚市供水办法》（青政发〔2019〕8号）修改如下：', '一、第三条修改为：“免费办理。”']
  expect(relationsOf(lines, '关于修改《青岚市供水办法》的通知')).toEqual(['amends 青政发〔2019〕8号'])
})

it('reads short names and the list below a lead-in', () => {
  const short = [
    '根据《青岚市供水办法》（青政发〔2019〕8号，以下简称《办法》）调整标准。',
    '《办法》第九条规定的比例调整为百分之五。',
  ]
  expect(relationsOf(short)).toEqual(['amends 青政发〔2019〕8号'])
  const list = [
    '下列文件予以废止：',
    '1.《甲办法》（青政发〔2011〕1号）',
    '2.《乙办法》（青政发〔2012〕2号）',
    '《丙办法》继续有效。',
  ]
  expect(relationsOf(list)).toEqual(['repeals 青政发〔2011〕1号', 'repeals 青政发〔2012〕2号'])
})

it('does not relate a document to itself', () => {
  expect(relationsOf(['《甲办法》试行期间与旧规定不一致的，旧规定停止执行。'], '甲办法')).toEqual([])
})
