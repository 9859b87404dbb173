import { describe, expect, test } from 'vitest'
import type { DocumentSummary } from '../../../store/ports.ts'
import { createSynonyms } from '../../lexicon/synonyms.ts'
import { findDocuments } from './documents.ts'
import { findFacets, statedCount } from './facets.ts'
import { analyseQuestion } from './index.ts'

const summary = (part: Partial<DocumentSummary>): DocumentSummary =>
  ({
    id: 'x',
    title: null,
    docNo: null,
    kind: null,
    region: null,
    writtenAt: null,
    publishedAt: null,
    effectiveFrom: null,
    period: null,
    relations: [],
    ...part,
  }) as DocumentSummary

const library = [
  summary({
    id: 'plan',
    title: '晏海市停车便民三年行动计划（2021—2023年）',
    kind: '行动计划',
    region: '晏海市',
    writtenAt: '2021-03-02',
    period: { from: 2021, to: 2023 },
  }),
  summary({
    id: 'rule',
    title: '晏海市犬只管理办法',
    docNo: '晏公通字〔2024〕9号',
    kind: '办法',
    region: '晏海市',
    writtenAt: '2024-05-06',
  }),
  summary({ id: 'opinion', kind: '实施意见', region: '晏海市', writtenAt: '2025-07-01' }),
]

describe('documents', () => {
  test.each([
    ['晏公通字〔2024〕9号什么时候施行', 'rule', 1],
    ['《晏海市犬只管理办法》第几条讲牵绳', 'rule', 1],
    ['2024年发的养狗文件，就是9号那个，作废没有', 'rule', 1],
    ['三年行动计划要建多少车位', 'plan', 0.4],
    ['停车便民三年行动计划要建多少车位', 'plan', 0.8],
    ['2025年的意见怎么说', 'opinion', 0.9],
    ['按2025年7月的意见，2026年底要多少', 'opinion', 0.9],
  ])('%s', (question, id, least) => {
    const found = findDocuments(question, library).found.find((one) => one.docId === id)
    expect(found?.weight).toBeGreaterThanOrEqual(least)
  })

  test('reports a title and a 文号 that the library does not hold', () => {
    expect(findDocuments('《晏海市供热条例》和晏政发〔2019〕1号怎么规定', library).missing).toEqual([
      '晏政发〔2019〕1号',
      '《晏海市供热条例》',
    ])
  })

  test('takes the year of a document out of the years asked about', () => {
    expect(
      analyseQuestion('按2025年7月的意见，2026年底要多少', library, createSynonyms(new Map())).years,
    ).toEqual(['2026'])
  })
})

describe('facets', () => {
  test.each([
    ['这件事由哪些部门负责？', 'responsible'],
    ['容缺受理是什么意思？', 'definition'],
    ['两个区的补贴差多少？', 'comparison'],
    ['要交哪些材料？', 'enumeration'],
    ['能补贴多少钱？', 'money'],
    ['外地人能不能办？', 'confirmation'],
    ['覆盖率要达到多少？', 'quantity'],
  ] as const)('%s asks for %s', (question, facet) => {
    expect(findFacets(question)).toContain(facet)
  })

  test.each([
    ['13项工程都叫什么', 13],
    ['哪四类短板', 4],
    ['十二大行动是哪些', 12],
    ['有哪些材料', null],
    ['老旧小区改造了几个', null],
  ])('%s states %s', (question, count) => {
    expect(statedCount(question)).toBe(count)
  })
})

describe('analyseQuestion', () => {
  const synonyms = createSynonyms(
    new Map([
      ['煤气', ['燃气']],
      ['煤气罐', ['液化石油气钢瓶']],
    ]),
  )

  test('weighs content words, leaves question words out and brings official wording in', () => {
    const { terms, synonyms: found } = analyseQuestion('请问煤气费多少钱一方', library, synonyms)
    expect(terms.get('燃气')).toBeCloseTo(0.7)
    expect(terms.has('多少')).toBe(false)
    expect([...found.keys()]).toEqual(['煤气'])
  })

  test('prefers the longest everyday wording', () => {
    expect([...analyseQuestion('煤气罐去哪年检', library, synonyms).synonyms.keys()]).toEqual(['煤气罐'])
  })

  test('carries the words, place and document of the turn a question leans on, at less weight', () => {
    const carried = { question: '晏海市犬只管理办法要求牵绳吗', reply: '要求。' }
    const analysis = analyseQuestion('那罚款呢', library, synonyms, carried)
    expect(analysis.documents.map((one) => one.docId)).toEqual(['rule'])
    expect(analysis.places).toEqual(['晏海'])
    expect(analysis.terms.get('牵绳') ?? analysis.terms.get('牵')).toBeLessThan(analysis.terms.get('罚款')!)
  })
})
