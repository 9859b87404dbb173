import { expect, test } from 'vitest'
import type { DocumentSummary, StoredDocument } from '../../store/ports.ts'
import { citeSentences } from './cite.ts'
import { EvidenceBook, MAX_QUOTE } from './evidence.ts'
import { findUngrounded } from './grounding.ts'

const text =
  '一、补贴标准\n每人每月补贴600元，期限不超过36个月。（市人力资源社会保障局牵头，市财政局配合）\n详见 https://www.yanhai.example/a'
const document = {
  id: 'd1',
  text,
  sections: [
    {
      anchor: 's1',
      parent: null,
      level: 1,
      label: '一、',
      title: '补贴标准',
      path: ['一、补贴标准'],
      start: 0,
      end: text.length,
    },
  ],
  tables: [],
  terms: [],
} as unknown as StoredDocument
const summary = {
  id: 'd1',
  source: 'a.md',
  title: '晏海市补贴办法',
  docNo: '晏人社发〔2024〕3号',
  region: '晏海市',
  period: null,
  writtenAt: '2024-02-20',
} as DocumentSummary

const book = new EvidenceBook()
const evidence = book.issue(document, summary, 7, text.length)
const check = (sentence: string, tokens = [evidence.token]) =>
  findUngrounded({ text: sentence, tokens }, book)

test.each([
  '每人每月补贴600元。',
  '每人每月补贴六百元，最多三十六个月。',
  '由市人力资源社会保障局牵头。',
  '《晏海市补贴办法》规定期限不超过36个月。',
  '晏人社发〔2024〕3号规定补贴600元。',
  '见https://www.yanhai.example/a。',
])('bears: %s', (sentence) => {
  expect(check(sentence)).toBeNull()
})

test.each([
  ['a number', '每人每月补贴800元。'],
  ['a number in characters', '每人每月补贴八百元。'],
  ['a part of a number', '每人每月补贴60元。'],
  ['a date', '2025年起施行。'],
  ['a department', '由市医保局负责。'],
  ['a 文号', '晏人社发〔2024〕4号规定。'],
  ['a title', '《晏海市人才办法》规定补贴600元。'],
  ['a link', '见https://evil.example/。'],
])('refuses %s that the evidence does not hold: %s', (_, sentence) => {
  expect(check(sentence)).not.toBeNull()
})

test('reads the cells of a table row as numbers of their own', () => {
  const row = { ...document, id: 'd3', text: '覆盖率（%）\t/\t20\t50' }
  const { token } = book.issue(row, summary, 0, row.text.length)
  expect(check('覆盖率：20%。', [token])).toBeNull()
  expect(check('覆盖率：2050。', [token])).not.toBeNull()
})

test('refuses a sentence without tokens and one with a token nobody issued', () => {
  expect(check('补贴600元。', [])).toBe('没有引用依据')
  expect(check('补贴600元。', ['c9'])).toBe('引用了不存在的依据')
})

test('numbers citations by first use and cites a span once', () => {
  const again = book.issue(document, summary, 7, text.length)
  expect(again).toBe(evidence)
  const other = book.issue(document, summary, 0, 6)
  const { text: said, citations } = citeSentences(
    [
      { text: '甲。', tokens: [other.token] },
      { text: '乙。', tokens: [evidence.token, other.token, 'c9'] },
    ],
    book,
    () => ({ label: '有效', inForce: true, replacedBy: null }),
    '2026-01-01',
  )
  expect(said).toBe('甲。[1]乙。[2][1]')
  expect(citations.map((citation) => [citation.n, citation.quote.slice(0, 4), citation.path])).toEqual([
    [1, '一、补贴', '一、补贴标准'],
    [2, '每人每月', '一、补贴标准'],
  ])
})

test('cuts a quotation at its longest', () => {
  const long = { ...document, id: 'd2', text: '长'.repeat(2 * MAX_QUOTE) }
  expect(book.issue(long, summary, 0, 2 * MAX_QUOTE).quote).toHaveLength(MAX_QUOTE)
})
