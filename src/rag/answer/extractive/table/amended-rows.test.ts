import { expect, test } from 'vitest'
import type { StoredDocument } from '../../../../store/ports.ts'
import { analyseQuestion } from '../../../retrieve/analyse/index.ts'
import { createSynonyms } from '../../../lexicon/synonyms.ts'
import { asAmended, isOutdated, replacingSentence, type FoundRow } from './amended-rows.ts'
import type { PartMaterial } from '../types.ts'

const row = (name: string, cells: Record<string, string>) => ({ name, group: null, unit: null, cells })
const tableOf = (header: string[], rows: ReturnType<typeof row>[]) => ({ caption: null, header, rows })

const first = tableOf(['户型', '收入线', '补贴'], [row('小户', { 收入线: '不超过4100元', 补贴: '9' })])
const second = tableOf(['户型', '旧补贴', '新补贴'], [row('小户', { 旧补贴: '9', 新补贴: '11' })])

const documentOf = (id: string, text: string, tables: unknown[]): StoredDocument =>
  ({ id, text, tables, sections: [], terms: [], units: [] }) as never

/** A row of a rule, with what amended it. */
function amendedBy(text: string, question: string): { material: PartMaterial; found: FoundRow } {
  const rule = documentOf('rule', '', [first])
  const change = documentOf('change', text, [second])
  const candidate = { chunk: { docId: 'change', indexText: '' }, document: { id: 'change', title: '' } }
  const analysis = analyseQuestion(question, [], createSynonyms(new Map()))
  const material = {
    part: { analysis, retrieval: { candidates: [candidate], idf: new Map(), dense: false } },
    candidates: [candidate],
    documents: new Map([['change', change]]),
    summaries: new Map([['change', { id: 'change' }]]),
    standing: () => ({ label: '已修订', replacedBy: { id: 'change' } }),
  }
  const found = { candidate, document: rule, table: first, row: first.rows[0]! }
  return { material: material as never, found: found as never }
}

test('a row restated by an amendment is read there, unless that speaks of something else', () => {
  const plain = amendedBy('', '小户补贴多少')
  expect(asAmended(plain.material, plain.found).table).toBe(second)
  const other = amendedBy('', '小户收入线多少')
  expect(asAmended(other.material, other.found)).toBe(other.found)
  expect(isOutdated(other.material, other.found)).toBe(true)
})

test('the sentence that replaces a figure of the row is found', () => {
  const text = '登记时间由4100天调整为90天。收入线标准，由不超过4100元调整为不超过5200元。'
  const { material, found } = amendedBy(text, '小户收入线多少')
  expect(replacingSentence(material, found)?.text).toContain('5200')
  expect(isOutdated(material, found)).toBe(false)
})
