import { expect, it } from 'vitest'
import { documentOf } from '../../../../test/support/ingest.ts'

const termsOf = (lines: readonly string[]): string[][] =>
  documentOf(lines.join('\n')).terms.map(({ anchor, term, definition }) => [anchor, term, definition])

it('reads a glossary, one chunk a term', () => {
  const source = [
    '一、总则',
    '略。',
    '附录 名词术语',
    'LAN ——Local Area Network，局域网。',
    '边缘计算——在数据源头附近处理数据的计算方式。',
  ].join('\n')
  const { terms, chunks, text } = documentOf(source)
  expect(terms.map(({ anchor, term, definition }) => [anchor, term, definition])).toEqual([
    ['term.1', 'LAN', 'Local Area Network，局域网。'],
    ['term.2', '边缘计算', '在数据源头附近处理数据的计算方式。'],
  ])
  expect(chunks.filter((chunk) => chunk.kind === 'term').map(({ anchor }) => anchor)).toEqual([
    'term.1',
    'term.2',
  ])
  for (const term of terms) expect(text.slice(term.start, term.end)).toContain(term.term)
})

it('reads what a regulation calls its words, and leaves the article whole', () => {
  const source = [
    '第二条　本办法所称再生水，是指污水经处理后可以利用的水。',
    '第三条　本办法所称的“用户”（以下简称用户）是指用水的单位和个人。',
    '第四条　下列用语的含义：',
    '（一）二次供水，是指加压后的供水；',
  ].join('\n')
  expect(termsOf(source.split('\n'))).toEqual([
    ['term.1', '再生水', '污水经处理后可以利用的水'],
    ['term.2', '用户', '用水的单位和个人'],
    ['term.3', '二次供水', '加压后的供水；'],
  ])
  expect(documentOf(source).chunks.every((chunk) => chunk.kind === 'text')).toBe(true)
})

it('takes a dash that opens a paragraph or stands alone for no term', () => {
  expect(
    termsOf([
      '一、目标',
      '——服务提质。全面提升窗口服务水平。',
      '——数据赋能。全面提升数据质量。',
      '——治理增效。全面提升治理水平。',
    ]),
  ).toEqual([])
  expect(termsOf(['一、背景', '该中心——全省首家——已经建成。'])).toEqual([])
})
