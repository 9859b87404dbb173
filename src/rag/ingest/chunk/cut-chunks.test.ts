import { describe, expect, it } from 'vitest'
import { documentOf } from '../../../../test/support/ingest.ts'
import type { ChunkRecord } from '../../../store/records.ts'
import { CHUNK_LIMITS } from './index.ts'

const SENTENCE = '统筹推进各项工作，完善协同机制，确保到明年底取得明显成效。'
const text = (length: number): string =>
  SENTENCE.repeat(Math.ceil(length / SENTENCE.length)).slice(0, length - 1) + '。'
const chunksOf = (lines: readonly string[]): ChunkRecord[] => documentOf(lines.join('\n')).chunks
const shape = (chunks: readonly ChunkRecord[]): string[] =>
  chunks.map(({ anchor, text: body }) => `${anchor} ${body.slice(0, 6)}`)

describe('headings', () => {
  it('stand with the first text they head, which gives anchor and breadcrumb', () => {
    const chunks = chunksOf(['一、任务', '（一）治理', '1.机关', text(300), text(310)])
    expect(shape(chunks)).toEqual(['s1.s1.s1.p1 一、任务\n（', 's1.s1.s1.p2 统筹推进各项'])
    expect(chunks[0]!.path).toEqual(['一、任务', '（一）治理', '1.机关'])
    expect(chunks[0]!.indexText).toBe(`一、任务 > （一）治理 > 1.机关\n${text(300)}`)
  })

  it('make a small section one chunk with all it holds', () => {
    const chunks = chunksOf(['一、收费', '（一）首次免费。', '（二）补办十元。', '二、时限', '三日办结。'])
    expect(shape(chunks)).toEqual(['s1 一、收费\n（', 's2 二、时限\n三'])
  })
})

describe('paragraphs', () => {
  it('join up to the target when they are small and of one part', () => {
    const sizes = chunksOf(['一、任务', text(150), text(150), text(150), text(390)]).map(
      (chunk) => chunk.text.length,
    )
    expect(sizes).toEqual([5 + 301, 150, 390])
  })

  it('with a title of their own stay alone', () => {
    const titled = ['推进供水改造。', '推进供气改造。', '推进供热改造。', '推进道路改造。'].map(
      (lead) => lead + text(150),
    )
    expect(chunksOf(['一、任务', '（一）市政', ...titled])).toHaveLength(4)
  })

  it('are whole up to the limit and cut at sentence ends beyond it', () => {
    expect(chunksOf(['一、任务', text(880)])).toHaveLength(1)
    const cut = chunksOf(['一、任务', text(1300)])
    expect(cut.length).toBeGreaterThan(2)
    for (const chunk of cut) {
      expect(chunk.text).toMatch(/。$/u)
      expect(chunk.text.length).toBeLessThanOrEqual(CHUNK_LIMITS.max)
    }
  })

  it('keep their bracket of responsible units, also when they are cut', () => {
    const cut = chunksOf(['一、任务', `1.供水改造。${text(1200)}（市水务局牵头，市住建局配合）`])
    expect(cut.at(-1)!.text).toMatch(/。（市水务局牵头，市住建局配合）$/u)
    expect(cut.at(-1)!.indexText).toContain('1.供水改造')
    const alone = chunksOf(['一、任务', '（一）供水', text(395), '（责任单位：市水务局）'])
    expect(alone).toHaveLength(1)
  })
})

describe('articles and lists', () => {
  const items = (count: number, length: number): string[] =>
    Array.from({ length: count }, (_, index) => `（${'一二三四五六七八九十'[index]!}）${text(length)}`)

  it('keep an article whole, and apart from its neighbours', () => {
    const chunks = chunksOf(['第一条　应当提交：', ...items(5, 90), '第二条　免费。', '第三条　当日办结。'])
    expect(shape(chunks)).toEqual(['a1 第一条　应当', 'a2 第二条　免费', 'a3 第三条　当日'])
  })

  it('cut a long article between items and tell what each part continues', () => {
    const chunks = chunksOf(['第一条　有下列情形之一的，不予受理：', ...items(9, 120)])
    expect(chunks.length).toBeGreaterThan(2)
    expect(chunks[0]!.text).toMatch(/^第一条　有下列/u)
    expect(chunks[1]!.text).toMatch(/^（/u)
    expect(chunks[1]!.indexText).toContain('有下列情形之一的，不予受理：')
    for (const chunk of chunks) expect(chunk.text.length).toBeLessThanOrEqual(CHUNK_LIMITS.max)
  })

  it('keep a lead-in with what follows it', () => {
    const chunks = chunksOf([
      '一、问题',
      '对照要求，还存在以下问题：',
      `统筹不够有力。${text(300)}`,
      `底座不够牢固。${text(300)}`,
    ])
    expect(chunks[0]!.text).toMatch(/以下问题：\n统筹不够有力/u)
  })

  it('give titled items that say something a chunk each', () => {
    const chunks = chunksOf([
      '一、任务',
      `1.供水改造。${text(140)}`,
      `2.供气改造。${text(140)}`,
      `3.供热改造。${text(140)}`,
    ])
    expect(shape(chunks)).toEqual(['s1.s1 一、任务\n1', 's1.s2 2.供气改造', 's1.s3 3.供热改造'])
  })
})

describe('tables and what is indexed', () => {
  const lines = [
    '青岚市发展规划',
    '一、目标',
    '表1 主要指标',
    '指标（单位）\t现状\t2026年\t属性',
    '数字政府\t',
    '网办率（%）\t90\t98\t约束性',
    '基站（个）\t/\t≥300\t预期性',
  ]

  it('has a chunk for the head and for each row', () => {
    const { chunks, text: whole } = documentOf(lines.join('\n'))
    const rows = chunks.filter((chunk) => chunk.kind === 'table_row')
    expect(rows.map(({ anchor, text: body }) => [anchor, body])).toEqual([
      ['t1.r1', '网办率（%）\t90\t98\t约束性'],
      ['t1.r2', '基站（个）\t/\t≥300\t预期性'],
    ])
    expect(rows[0]!.indexText).toBe(
      '青岚市发展规划\n一、目标 > 表1 主要指标\n数字政府 网办率（%）：现状：90%；2026年：98%；属性：约束性',
    )
    expect(rows[1]!.indexText).toContain('基站（个）：现状：/；2026年：≥300个')
    const head = chunks.find((chunk) => chunk.anchor === 't1')!
    expect(head.indexText).toContain('网办率、基站')
    expect(whole.slice(head.start, head.end)).toBe(head.text)
  })

  it('names a document without title by what is known of it', () => {
    const signed = ['一、任务', '做好工作。', '青岚市民政局', '2024年3月1日']
    expect(chunksOf(signed)[0]!.indexText.split('\n')[0]).toBe('青岚市民政局 2024年')
  })

  it('leaves out the line that marks invented material', () => {
    const chunks = chunksOf(['示例文件：青岚市为虚构城市。', '青岚市供水办法', '第一条　免费。'])
    expect(chunks.some((chunk) => chunk.text.includes('示例文件'))).toBe(false)
  })
})
