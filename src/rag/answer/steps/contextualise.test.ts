import { expect, test } from 'vitest'
import type { AnswerContext } from '../context.ts'
import type { AnswerStatus } from '../status.ts'
import { contextualise, lastTurn } from './contextualise.ts'

const signal = new AbortController().signal
const turns = (...contents: string[]) =>
  contents.map((content, i) => ({ role: i % 2 === 0 ? ('user' as const) : ('assistant' as const), content }))
const context = (question: string, ...history: string[]): AnswerContext =>
  ({
    ...{ question, carried: null, documents: new Map() },
    request: { question, history: turns(...history) },
  }) as unknown as AnswerContext

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

test('whether a kept reply turned away is told by how it ended, not by its words', () => {
  const after = (status: AnswerStatus) => {
    const asked = context('要申请吗', '老人津贴多少', '政策库中没有查到更早的规定，现在每月一百。')
    const [question, reply] = asked.request.history!
    const request = { ...asked.request, history: [question!, { ...reply!, status }] }
    return lastTurn({ ...asked, request })?.reply
  }
  expect(after('answered')).toContain('一百')
  expect(after('unanswerable_no_evidence')).toBe('')
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

/** A topic is told from common words by how few documents have it, so the library must not be too small. */
const library = (...topics: string[]) =>
  new Map(
    [...topics, ...Array.from({ length: 60 }, () => '供热')].map((topic, i) => [
      `d${i}`,
      { title: `${topic}办法`, topics: [topic] },
    ]),
  ) as unknown as AnswerContext['documents']

test('a short question that names what the library rules may stand alone, one that does not leans', async () => {
  const leans = async (question: string) => {
    const asked = { ...context(question, '刺网渔船什么时候休渔？', '五月。'), documents: library('护照') }
    const outcome = await contextualise.run(asked, signal)
    return outcome.next?.carried !== null
  }
  expect(await leans('护照罚多少')).toBe(false)
  expect(await leans('那护照呢')).toBe(true)
  expect(await leans('罚多少')).toBe(true)
  expect(await leans('它和护照一样罚吗')).toBe(true)
})

test('what was asked is asked of the other thing a turn names', () => {
  const asked = { ...context('那护照呢', '摊位费一个月多少', '一百。'), documents: library('护照', '摊位') }
  expect(lastTurn(asked)?.asking).toBe('护照一个月多少')
  const same = { ...context('那夜里的呢', '摊位费一个月多少', '一百。'), documents: library('护照', '摊位') }
  expect(lastTurn(same)?.asking).toBe('摊位费一个月多少')
})

test('a question that stands alone brings nothing', async () => {
  const outcome = await contextualise.run(
    context('办理养犬登记一次收多少钱？', '刺网渔船什么时候休渔？', '五月。'),
    signal,
  )
  expect(outcome.next?.carried).toBeNull()
})

test('a long conversation comes down to what it began with, what was asked last and the case put last', () => {
  const turns = ['摊位费多少', '一百。', '夜市的呢', '五十。', '要押金吗', '不要。', '早市的呢', '三十。']
  expect(lastTurn(context('周末的呢', ...turns))?.question).toBe('摊位费多少要押金吗早市的呢')
})

test('after a refusal the talk is still where it was answered last', () => {
  const refused = '刚才说的《摊位管理办法》里没有查到关于“宠物”的规定。'
  expect(lastTurn(context('棚子呢', '摊位费多少', '一百。', '宠物呢', refused))?.reply).toBe('一百。')
  expect(lastTurn(context('棚子呢', '摊位费多少', refused))?.reply).toBe('')
})
