import { expect, test } from 'vitest'
import type { Retriever } from '../../retrieve/index.ts'
import { followTurn } from './follow-turn.ts'

/** Documents by id with their topics; common ones so that a topic is told from common words. */
const documents = new Map(
  [...['摊位', '广告牌', '垃圾'], ...Array.from({ length: 60 }, () => '供热')].map((topic, i) => [
    `d${i}`,
    { title: `${topic}办法`, topics: [topic] },
  ]),
)
const TURN = { question: '摊位费一个月多少', reply: '摊位每月五十。', asking: '摊位费一个月多少' }

/** What the passages of documents say. */
const TEXT: Record<string, string> = { d0: '摊位和广告牌分别计费。' }

/** A retriever that finds, for each text, the documents given for the first of its words, or those it is kept to. */
const finding = (found: Record<string, string[]>) =>
  ({
    analyse: async (question: string) => ({ question }),
    retrieve: async (
      { question }: { question: string },
      { filter }: { filter?: { docIds: string[] } } = {},
    ) => {
      const word = Object.keys(found).find((one) => question.includes(one))
      const ids = filter?.docIds ?? (word === undefined ? [] : found[word]!)
      return {
        candidates: ids.map((id) => ({ score: 1, document: { id }, chunk: { indexText: TEXT[id] ?? '' } })),
      }
    },
  }) as unknown as Retriever

const follow = (question: string, found: Record<string, string[]>, turn = TURN) =>
  followTurn(turn, { question, documents: documents as never }, finding(found), new AbortController().signal)

test('what names nothing the library rules goes on with the turn', async () => {
  expect(await follow('晚上呢', {})).toBe(TURN)
  expect(await follow('这个和广告牌一样吗', {})).toBe(TURN)
})

test('another thing that is dealt with in the same place goes on with the turn', async () => {
  expect(await follow('广告牌要多少', { 广告牌: ['d1', 'd0'], 摊位: ['d0'] })).toBe(TURN)
})

test('so does a question that names what was spoken of where the turn was answered', async () => {
  expect(await follow('广告牌要多少', { 广告牌: ['d1'], 摊位: ['d0'] })).toBe(TURN)
})

test('a question that asks something else of another thing stands alone', async () => {
  expect(await follow('垃圾几点收走', { 垃圾: ['d2'], 摊位: ['d0'] })).toBeNull()
})

test('the same asked of another thing brings along only what was asked', async () => {
  const asking = '广告牌一个月多少'
  const turn = { ...TURN, asking }
  const carried = await follow('那广告牌呢', { 广告牌: ['d1'], 摊位: ['d0'] }, turn)
  expect(carried).toEqual({ question: asking, reply: '', asking })
})

test('another case stays where the talk is, when that speaks of it, and goes to its own thing when not', async () => {
  expect(await follow('广告牌的呢', { 广告牌: ['d1'], 摊位: ['d0'] })).toBe(TURN)
  const carried = await follow('垃圾的呢', { 垃圾: ['d2'], 摊位: ['d0'] })
  expect(carried?.question).toBe('垃圾的一个月多少')
})

test('a thing of its own that is put as a case is of another turn, though the talk names it', async () => {
  const found = { 广告牌: ['d1'], 摊位: ['d0'] }
  expect((await follow('那广告牌的呢', found))?.question).toBe('广告牌的一个月多少')
})

test('a thing named bare stays where the talk speaks of it', async () => {
  expect(await follow('广告牌呢', { 广告牌: ['d1'], 摊位: ['d0'] })).toBe(TURN)
})
