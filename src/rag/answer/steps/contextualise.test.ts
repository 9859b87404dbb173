import { expect, test } from 'vitest'
import type { AnswerContext } from '../context.ts'
import { contextualise, lastTurn } from './contextualise.ts'

const signal = new AbortController().signal
const turns = (...contents: string[]) =>
  contents.map((content, i) => ({ role: i % 2 === 0 ? ('user' as const) : ('assistant' as const), content }))
const context = (question: string, ...history: string[]): AnswerContext =>
  ({ question, carried: null, request: { question, history: turns(...history) } }) as unknown as AnswerContext

test('an earlier question that leans on its own predecessor brings that one along', () => {
  const carried = lastTurn(
    context('那围网呢？', '刺网渔船什么时候休渔？', '五月。', '拖网呢？', '拖网也是五月。'),
  )
  expect(carried).toEqual({
    question: '刺网渔船什么时候休渔？拖网呢？',
    reply: '拖网也是五月。',
    asking: '刺网渔船什么时候休渔？',
  })
})

test('the case put last goes with a time, and the time with a case', () => {
  const turns = ['摊位费多少', '一百。', '夜市的呢', '五十。']
  expect(lastTurn(context('2023年的时候呢', ...turns))?.asking).toBe('摊位费多少，夜市的')
  expect(lastTurn(context('早市的呢', ...turns))?.asking).toBe('摊位费多少')
})

test('a reply that turns the person away brings nothing along', () => {
  expect(lastTurn(context('要申请吗', '老人津贴多少', '请拨打报警电话。'))?.reply).toBe('')
})

test('a turn that names nothing the library rules belongs to the one before it', () => {
  const turns = [
    '养犬登记收多少钱？',
    '二百。',
    '一个人最多能登几只呢',
    '一只。',
    '到底什么时候给办结',
    '五天。',
  ]
  // A topic is told from common words by how few documents have it, so the library must not be too small.
  const topics = ['养犬', ...Array.from({ length: 30 }, () => '供热')]
  const documents = new Map(topics.map((topic, i) => [`d${i}`, { title: `${topic}办法`, topics: [topic] }]))
  const large = { ...context('那要带什么', ...turns), documents } as unknown as AnswerContext
  expect(lastTurn(large)?.question).toContain('养犬登记')
})

test('a question that stands alone brings nothing', async () => {
  const outcome = await contextualise.run(
    context('办理养犬登记一次收多少钱？', '刺网渔船什么时候休渔？', '五月。'),
    signal,
  )
  expect(outcome.next?.carried).toBeNull()
})
