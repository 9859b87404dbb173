import { expect, test } from 'vitest'
import { createSynonyms } from '../../../lexicon/synonyms.ts'
import { analyseQuestion } from '../../../retrieve/analyse/index.ts'
import type { AnswerContext } from '../../context.ts'
import { EvidenceBook } from '../../evidence.ts'
import { compareVersions } from './versions.ts'

const TEXT = '二、主要有哪些变化\n（一）敬老金提高。由50元提高到90元。\n（二）敬老金改为按月发。\n'
const section = {
  anchor: 'a1',
  parent: null,
  level: 1,
  label: '二',
  title: '主要有哪些变化',
  path: [],
  start: 0,
}
const row = (name: string, before: string, after: string, start: number) => ({
  ...{ anchor: `t1.r${start}`, group: null, name, unit: null, start, end: start + 5 },
  cells: { '调整前（元）': before, '调整后（元）': after },
})
const table = {
  ...{ anchor: 't1', caption: '表1 敬老金调整前后对照', header: ['对象', '调整前（元）', '调整后（元）'] },
  ...{ rows: [row('甲', '50', '90', 5), row('乙', '70', '90', 11)], start: 0, end: 20 },
}

const compare = (question: string, parts: { text: string; sections?: object[]; tables?: object[] }) => {
  const document = { id: 'd', units: [], terms: [], sections: [], tables: [], ...parts } as never
  const summary = { id: 'd', title: '敬老金办法', topics: [] }
  const analysis = analyseQuestion(question, [], createSynonyms(new Map()))
  const candidate = {
    chunk: { docId: 'd', kind: 'text', start: 0, end: 9 },
    document: summary,
    features: {},
    score: 1,
  }
  const idf = new Map([...analysis.terms.keys()].map((term) => [term, 2]))
  const retrieval = { analysis, candidates: [candidate], idf, dense: false }
  const context = {
    ...{ analysis, evidence: new EvidenceBook(), documents: new Map(), heldOn: '2026-01-01', question },
    parts: [{ label: null, side: null, time: null, analysis, retrieval }],
    validity: () => ({ label: '有效', inForce: true, replacedBy: null }),
  } as unknown as AnswerContext
  return compareVersions(
    context,
    { read: async () => document, embedder: null },
    380,
    new AbortController().signal,
  )
}

test('a table of before and after is said with both values of each row', async () => {
  const said = await compare('敬老金调整前后有什么区别', { text: 'x'.repeat(20), tables: [table] })
  expect(said?.map(({ text }) => text)).toEqual([
    '敬老金调整前后对照：甲：调整前50元，调整后90元；乙：调整前70元，调整后90元。',
  ])
})

test('the part of a document that tells the changes is quoted item by item, in whole sentences', async () => {
  const sections = [{ ...section, end: TEXT.length }]
  const said = await compare('敬老金新旧办法有什么区别', { text: TEXT, sections })
  expect(said?.map(({ text }) => text)).toEqual(['敬老金提高。由50元提高到90元。', '敬老金改为按月发。'])
})

test('a question that compares no versions, or about something else, is left to the others', async () => {
  expect(await compare('敬老金多少', { text: 'x'.repeat(20), tables: [table] })).toBeNull()
  expect(await compare('停车收费新旧办法有什么区别', { text: 'x'.repeat(20), tables: [table] })).toBeNull()
})
