import { expect, test } from 'vitest'
import type { DocumentSummary, StoredDocument } from '../../../store/ports.ts'
import { analyseQuestion } from '../../retrieve/analyse/index.ts'
import type { Candidate } from '../../retrieve/types.ts'
import type { ValidityLabel } from '../../validity.ts'
import { createSynonyms } from '../../lexicon/synonyms.ts'
import { EvidenceBook } from '../evidence.ts'
import { stateFoundConflict } from './conflict/conflict.ts'
import { stateDraft } from './validity/draft.ts'
import { statePrevalence } from './conflict/prevalence.ts'
import { answerIsAbout } from './score/relevance.ts'
import { collectSpans } from './sentence/spans.ts'
import { stateStanding } from './validity/state-standing.ts'
import { stateTransition } from './validity/transition.ts'
import type { PartMaterial } from './types.ts'

interface Shelf {
  id: string
  title: string
  text: string
  from?: string
  issuer?: string
  label?: ValidityLabel
  replacedBy?: string
}

const summaryOf = ({ id, title, from, issuer }: Shelf): DocumentSummary =>
  ({
    id,
    title,
    source: id,
    kind: null,
    issuer: issuer ?? null,
    region: null,
    effectiveFrom: from ?? null,
    docNo: null,
    period: null,
    topics: [],
  }) as never

const documentOf = ({ id, text }: Shelf): StoredDocument =>
  ({
    ...{ id, text, tables: [], terms: [], units: [] },
    sections: [
      { anchor: 'a1', parent: null, level: 1, label: null, title: '', path: [], start: 0, end: text.length },
    ],
  }) as never

/** A question over a few one-section documents, the first ones found; the others are only in the library. */
function materialFor(question: string, shelf: readonly Shelf[], found: readonly string[]): PartMaterial {
  const summaries = new Map(shelf.map((one) => [one.id, summaryOf(one)]))
  const documents = new Map(shelf.map((one) => [one.id, documentOf(one)]))
  const candidates = found.map((id): Candidate => {
    const { text } = documents.get(id)!
    const chunk = {
      chunkId: id,
      docId: id,
      ordinal: 0,
      kind: 'text',
      anchor: 'a1',
      path: [],
      text,
      start: 0,
      end: text.length,
      indexText: text,
    }
    return {
      chunk,
      document: summaries.get(id)!,
      lexical: null,
      dense: null,
      features: {},
      score: 1,
    } as Candidate
  })
  const standingOf: PartMaterial['standing'] = (id) => {
    const { label = '有效', replacedBy } = shelf.find((one) => one.id === id)!
    return { label, inForce: label === '有效', replacedBy: replacedBy ? summaries.get(replacedBy)! : null }
  }
  const analysis = analyseQuestion(question, [], createSynonyms(new Map()))
  const idf = new Map([...analysis.terms.keys()].map((term) => [term, 3]))
  const retrieval = { candidates, idf, dense: false } as never
  return {
    ...{
      part: { label: null, side: null, time: null, analysis, retrieval },
      candidates,
      documents,
      summaries,
    },
    ...{ read: async (id) => documents.get(id) ?? null, book: new EvidenceBook(), taken: new Set() },
    ...{ heldOn: '2026-06-30', budget: 380, similarity: async () => null },
    ...{ standing: standingOf, standingToday: standingOf },
  }
}

const NEW = {
  id: 'new',
  title: '补助办法',
  from: '2026-01-01',
  text: '每孩补助900元。此前出生的，按照原办法执行。',
}
const OLD: Shelf = {
  id: 'old',
  title: '旧补助办法',
  text: '每孩补助400元。',
  label: '已废止',
  replacedBy: 'new',
}

test('what happened before a change is told by the transition and the earlier rule', async () => {
  const said = await stateTransition(materialFor('去年8月3号生的孩子补助多少钱？', [NEW, OLD], ['new']))
  expect(said?.map(({ text }) => text)).toEqual(['此前出生的，按照原办法执行。', '每孩补助400元。'])
})

test('what happened after the change, or on no stated day, is no transition', async () => {
  expect(await stateTransition(materialFor('今年3月2号生的孩子补助多少？', [NEW, OLD], ['new']))).toBeNull()
  expect(await stateTransition(materialFor('孩子补助多少钱？', [NEW, OLD], ['new']))).toBeNull()
})

const DRAFT: Shelf = {
  id: 'draft',
  title: '停放办法（征求意见稿）',
  text: '夜间停放免费。本征求意见稿尚未施行。',
  label: '征求意见稿',
}
const RULE = { id: 'rule', title: '停放办法', text: '夜间停放每次收费4元。' }

test('a draft is said not to hold, beside the rule that does', async () => {
  const said = await stateDraft(
    materialFor('听说夜间停放免费，现在收费吗？', [DRAFT, RULE], ['draft', 'rule']),
  )
  expect(said?.map(({ text }) => text)).toEqual(['本征求意见稿尚未施行。', '夜间停放每次收费4元。'])
  expect(await stateDraft(materialFor('夜间停放收费吗？', [DRAFT, RULE], ['draft', 'rule']))).toBeNull()
})

test('the city rules on documents tell which of two counts, when that is asked', async () => {
  const rules = {
    id: 'rules',
    title: '规范性文件管理办法',
    text: '市政府文件与部门文件不一致的，执行市政府文件。解读与正文不一致的，以正文为准。',
  }
  const [a, b] = [
    { id: 'a', title: '行动方案', text: '奖励30万元。', issuer: '某市人民政府办公室' },
    { id: 'b', title: '奖励办法', text: '奖励20万元。', issuer: '某市科学技术局' },
  ]
  const material = materialFor('奖励到底听谁的？', [a, b, rules], ['a', 'b'])
  const said = await statePrevalence(material, [summaryOf(a), summaryOf(b)])
  expect(said?.text).toBe('市政府文件与部门文件不一致的，执行市政府文件。')
  const plain = materialFor('奖励多少？', [a, b, rules], ['a', 'b'])
  expect(await statePrevalence(plain, [summaryOf(a), summaryOf(b)])).toBeNull()
})

test('how a document stands is said first, with the clause that settles it', async () => {
  const shelf: Shelf[] = [
    { ...NEW, title: '供水用水办法', text: '本办法自2026年1月1日起施行。《供水管理办法》同时废止。' },
    { ...OLD, title: '供水管理办法', text: '水费每吨2元。' },
  ]
  const said = await stateStanding(materialFor('供水管理办法还有效吗', shelf, ['old']))
  expect(said?.map(({ text }) => text)).toEqual([
    '《供水管理办法》已废止，不再执行，现行文件为《供水用水办法》。',
    '本办法自2026年1月1日起施行。《供水管理办法》同时废止。',
  ])
  expect(await stateStanding(materialFor('按供水管理办法水费多少', shelf, ['old']))).toBeNull()
})

test('figures of one unit contradict each other when both rule what is asked, not when one rules another thing', async () => {
  const heat: Shelf = { id: 'heat', title: '供热办法', text: '居民供热价格标准为每平方米23元。' }
  const other: Shelf = { id: 'other', title: '供热价格通知', text: '居民供热价格标准为每平方米26元。' }
  const rebuilding: Shelf = { id: 'build', title: '小区改造办法', text: '居民补助标准为每平方米80元。' }
  const ask = (second: Shelf) =>
    stateFoundConflict(materialFor('供热价格一平方米多少钱', [heat, second], ['heat', second.id]))
  expect((await ask(other))?.length).toBe(2)
  expect(await ask(rebuilding)).toBeNull()
})

test('an item of one sentence, its own heading, may be quoted', async () => {
  const text = '二、首次登记收费400元，次年起每年200元。'
  const material = materialFor('登记收费多少钱', [{ id: 'dogs', title: '登记通告', text }], ['dogs'])
  const stored = material.documents.get('dogs')!
  const [section] = stored.sections
  const headed = { ...stored, sections: [{ ...section!, label: '二、', title: text.slice(2) }] }
  const spans = collectSpans({ ...material, documents: new Map([['dogs', headed]]) })
  expect(spans.map((span) => span.text)).toContain(text)
})

test('an answer about another thing than asked is none', () => {
  const fee: Shelf = { id: 'fee', title: '公交票价办法', text: '公交实行单一票制，票价2元。' }
  const isAbout = (question: string): boolean => {
    const material = materialFor(question, [fee], ['fee'])
    const evidence = material.book.issue(
      material.documents.get('fee')!,
      material.summaries.get('fee')!,
      0,
      fee.text.length,
    )
    return answerIsAbout(material.part, [{ text: fee.text, tokens: [evidence.token] }], material.book)
  }
  expect(isAbout('公交票价多少钱')).toBe(true)
  expect(isAbout('司机工资多少钱')).toBe(false)
  expect(isAbout('2026年指标是多少')).toBe(false)
})
