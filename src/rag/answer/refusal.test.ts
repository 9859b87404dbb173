import { expect, test } from 'vitest'
import type { QuestionPart } from './context.ts'
import { askedPhrases, relatedDocuments, sayNotFound } from './refusal.ts'

const document = (title: string, ...topics: string[]) => ({ id: title, title, topics, region: '甲乙市' })
const partOf = (words: Record<string, number>, ...documents: ReturnType<typeof document>[]): QuestionPart =>
  ({
    analysis: { own: new Map(Object.keys(words).map((word) => [word, 1])) },
    retrieval: {
      idf: new Map(Object.entries(words)),
      candidates: documents.map((one) => ({ document: one })),
    },
  }) as never

test('what was looked for is said in phrases of the question, not in tokens', () => {
  expect(askedPhrases('公积金贷款利率多少')).toEqual(['公积金贷款利率'])
  expect(askedPhrases('甲乙市地铁3号线什么时候开通')).toEqual(['甲乙市地铁3号线', '开通'])
  expect(askedPhrases('我想问一下长护险怎么申请')).toEqual(['长护险', '申请'])
})

test('only a document that shares the subject is near', () => {
  const part = partOf(
    { 公积金: 4, 补贴: 1, 乙市: 5 },
    document('甲乙市人才补贴办法'),
    document('甲乙市公积金办法'),
  )
  expect(relatedDocuments([part]).map(({ title }) => title)).toEqual(['甲乙市公积金办法'])
})

const NO_TALK = { topic: new Set<string>(), documents: new Map() }

test('a refusal in a conversation names the document spoken of and what it says nothing about', () => {
  const documents = new Map([['d1', document('摊位管理办法')]])
  const said = (topic: string[]) =>
    sayNotFound({ question: '宠物呢', parts: [], topic: new Set(topic), documents } as never)
  expect(said(['d1'])).toMatch(/《摊位管理办法》里没有查到关于“宠物”的规定/)
  expect(said(['d1', 'd2'])).not.toContain('《')
})

test('a refusal names what is near and what may be asked instead', () => {
  const part = partOf({ 公积金: 4 }, document('公积金提取办法', '公积金提取', '租房提取'))
  const said = sayNotFound({ ...NO_TALK, question: '公积金贷款利率多少', parts: [part] })
  expect(said).toContain('“公积金贷款利率”')
  expect(said).toContain('《公积金提取办法》')
  expect(said).toContain('公积金提取、租房提取')
  expect(
    sayNotFound({
      ...NO_TALK,
      question: '长护险',
      parts: [partOf({ 长护险: 6 }, document('公积金提取办法'))],
    }),
  ).not.toContain('《')
})

test('who asks in another language is told which one the library speaks, in both', () => {
  const said = sayNotFound({ ...NO_TALK, question: 'How do I register a small company?', parts: [] } as never)
  expect(said).toMatch(/ask in Chinese/)
  expect(said).toContain('请用中文提问')
})
