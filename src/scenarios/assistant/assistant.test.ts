import { describe, expect, test } from 'vitest'
import type { Answer, AnswerEvent, AnswerRequest } from '../../rag/answer/types.ts'
import { systemClock } from '../../shared/clock.ts'
import type { StoredAnswer } from '../../store/ports.ts'
import type { GuideMatch } from '../service-guide/types.ts'
import { createAssistant } from './index.ts'
import { routeQuestion } from './route-question.ts'

const match = (change: Partial<GuideMatch> = {}): GuideMatch => ({
  ...{ kind: 'one', score: 0.8, named: true, carried: false, aspects: [], asks: true },
  ...{ printed: false, beside: 0, picked: false, ofThing: false },
  ...{ otherCity: null, updatedAt: '2026-01-01' },
  ...change,
})
const route = (question: string, change: Partial<GuideMatch>, asOf?: string) =>
  routeQuestion({ question, ...(asOf && { asOf }) }, { now: match(change), before: null, spoke: null }).first

describe('the router', () => {
  test.each<[string, Partial<GuideMatch>, string]>([
    ['补办要带什么', { aspects: ['materials'] }, 'guide'],
    ['为什么补办要带户口簿', { aspects: ['materials'] }, 'policy'],
    ['补贴一个月多少', { aspects: ['standard'] }, 'policy'],
    ['补贴标准高，去哪办', { aspects: ['place', 'standard'] }, 'guide'],
    ['办身份证', {}, 'guide'],
    ['身份证被人冒用欠了贷款', { beside: 4 }, 'policy'],
    ['用假材料骗领证件，多久不能再申请', { aspects: ['time'] }, 'policy'],
    ['代办收费违规吗', { aspects: ['fee'] }, 'policy'],
    ['流产休几天，津贴怎么算', { aspects: ['time'] }, 'policy'],
    ['证给几天能办好', { aspects: ['time'] }, 'guide'],
    ['身份证被人冒用欠了贷款，去哪说理', { aspects: ['place'], beside: 5 }, 'policy'],
    ['孩子办要两个人去吗', { beside: 4, printed: true }, 'guide'],
    ['政务大厅有几层', { kind: 'none', score: 0.2, named: false }, 'policy'],
    ['停车多少钱', { aspects: ['fee'], ofThing: true }, 'policy'],
    ['第二个', { score: 0, named: false, picked: true, beside: 1 }, 'guide'],
    ['我的补办到哪一步了', { aspects: ['place'] }, 'guide'],
    ['青岛市补办去哪', { aspects: ['place'], otherCity: '青岛' }, 'policy'],
  ])('%s', (question, change, first) => expect(route(question, change)).toBe(first))

  test('an earlier day is for the policies', () => {
    expect(route('补办要带什么', { aspects: ['materials'] }, '2023-05-01')).toBe('policy')
    expect(route('补办要带什么', { aspects: ['materials'] }, '2026-05-01')).toBe('guide')
    expect(route('2023年补办收多少钱', { aspects: ['fee'], printed: true })).toBe('policy')
    expect(route('2026年补办收多少钱', { aspects: ['fee'], printed: true })).toBe('guide')
  })

  test('another thing that is only named does not ask what was asked before', () => {
    const named = { aspects: ['steps'], asks: false, beside: 1 } as const
    expect(route('停车位', named)).toBe('policy')
    expect(route('那停车位呢', named)).toBe('guide')
    expect(route('我是学生', { ...named, carried: true })).toBe('guide')
  })

  test('whom something is given to that was named before is no other item', () => {
    const before = { question: '补贴标准为什么变了', match: match({ aspects: ['standard'] }) }
    const asked = (earlier: typeof before | null) =>
      routeQuestion(
        { question: '外地户口能领吗' },
        { now: match({ aspects: ['conditions'] }), before: earlier, spoke: null },
      ).first
    expect(asked(before)).toBe('policy')
    expect(asked(null)).toBe('guide')
  })

  test('what follows a policy question stays with the policies, unless it asks for the counter', () => {
    const before = { question: '补贴标准为什么变了', match: match({ aspects: ['standard'] }) }
    const follow = (aspects: GuideMatch['aspects']) =>
      routeQuestion(
        { question: '那第二年呢' },
        { now: match({ carried: true, aspects }), before, spoke: null },
      ).first
    expect(follow(['time'])).toBe('policy')
    expect(follow(['phone'])).toBe('guide')
    const asksNothing = { carried: true, aspects: ['fee'], asks: false } as const
    expect(
      routeQuestion({ question: '第二年的呢' }, { now: match(asksNothing), before, spoke: null }).first,
    ).toBe('policy')
  })
})

test('a turn goes on with the scenario that spoke last, unless it asks for what only a guide tells', () => {
  const before = { question: '办证的规矩', match: match({ named: false }) }
  const after = (spoke: 'policy' | 'guide', change: Partial<GuideMatch>) =>
    routeQuestion({ question: '旧的那种呢' }, { now: match(change), before, spoke }).first
  expect(after('policy', { aspects: ['conditions'] })).toBe('policy')
  expect(after('policy', { aspects: ['materials'] })).toBe('guide')
  expect(after('guide', { aspects: ['conditions'] })).toBe('guide')
  // An item that was never named is no desk to go on with.
  expect(after('policy', { aspects: ['phone'], carried: true })).toBe('policy')
  expect(after('guide', { aspects: ['phone'], carried: true })).toBe('guide')
})

test('a guide that is only carried along does not take over from a policy that has no answer', () => {
  const fallback = (carried: boolean) =>
    routeQuestion(
      { question: '旧的那种呢' },
      { now: match({ carried, asks: false, aspects: ['fee'] }), before: null, spoke: 'policy' },
    ).fallback
  expect(fallback(true)).toBe(false)
  expect(fallback(false)).toBe(true)
})

const answerOf = (status: Answer['status'], text: string): Answer =>
  ({
    id: text,
    status,
    answer: text,
    citations: [],
    question: '问',
    conversation_id: 'c',
    asked_at: 't',
  }) as never

const assistant = (
  replies: { policy: Answer; guide: Answer },
  now: GuideMatch,
  saveAnswer: (answer: StoredAnswer) => Promise<void> = async () => undefined,
  items: string[] = [],
) =>
  createAssistant({
    policyQa: { answer: async () => replies.policy },
    serviceGuide: {
      answer: async () => replies.guide,
      consider: async () => ({ now, before: null, spoke: null }),
      suggest: async () => items,
    },
    search: async () => ({}) as never,
    nearest: async () => ({ passages: [], nearer: false }),
    answers: { saveAnswer } as never,
    clock: systemClock,
  })

test('the other scenario answers when the first finds nothing; one answer is told and kept', async () => {
  const kept: string[] = []
  const events: AnswerEvent[] = []
  const replies = {
    policy: answerOf('unanswerable_no_evidence', '没有'),
    guide: answerOf('answered', '带身份证。[1]'),
  }
  const request: AnswerRequest = { question: '按新的办法要带什么' }
  const door = assistant(replies, match({ aspects: ['materials'] }), async ({ id }) => void kept.push(id))
  const answer = await door.answer(request, { onEvent: (event) => void events.push(event) })
  expect(answer.answer).toBe('带身份证。[1]')
  expect(kept).toEqual(['带身份证。[1]'])
  expect(events.map(({ type }) => type)).toEqual(['sentence', 'citations'])
})

test('an answer that could not be kept is not told', async () => {
  const events: AnswerEvent[] = []
  const replies = { policy: answerOf('answered', '没有'), guide: answerOf('answered', '带身份证。[1]') }
  const door = assistant(replies, match(), () => Promise.reject(new Error('the disk is full')))
  const asking = door.answer({ question: '办身份证' }, { onEvent: (event) => void events.push(event) })
  await expect(asking).rejects.toThrow('the disk is full')
  expect(events).toEqual([])
})

test('a reason is not made up from a list', async () => {
  const replies = {
    policy: answerOf('unanswerable_no_evidence', '没有'),
    guide: answerOf('answered', '带身份证。[1]'),
  }
  const door = assistant(replies, match({ aspects: ['materials'] }))
  expect((await door.answer({ question: '为什么要带身份证' })).answer).toBe('没有')
})

test('what a guide does not state is not looked for elsewhere', async () => {
  const replies = {
    policy: answerOf('answered', '收费10元。'),
    guide: answerOf('unanswerable_not_stated', '指南没有写明收费。'),
  }
  const door = assistant(replies, match({ aspects: ['fee'] }))
  expect((await door.answer({ question: '补办收费吗' })).answer).toBe('指南没有写明收费。')
})

test('a refusal of a first question offers what it may be meant for, and nothing else does', async () => {
  const refusal = answerOf('unanswerable_no_evidence', '没有查到。')
  const offered = async (policy: Answer, request: Partial<AnswerRequest> = {}) => {
    const door = assistant({ policy, guide: refusal }, match({ kind: 'none' }), undefined, ['补办登记'])
    return (await door.answer({ question: '公家给补吗', ...request })).answer
  }
  expect(await offered(refusal)).toMatch(/^没有查到。.*相近的事项：补办登记。/)
  expect(await offered(refusal, { history: talk })).toBe('没有查到。')
  expect(await offered(answerOf('answered', '给。[1]'))).toBe('给。[1]')
  expect(await offered(answerOf('guardrail_sensitive', '不便回答。'))).toBe('不便回答。')
})

const talk = [
  { role: 'user' as const, content: '办证收多少钱' },
  { role: 'assistant' as const, content: '收10元。[1]' },
]

test('a guide that says again what it said makes room for a policy on what is spoken of', async () => {
  const citation = { n: 1, doc_id: 'p1', title: '办证办法', doc_no: null, path: '第三条', source: 'p1.md' }
  const policy = { ...answerOf('answered', '逾期罚50元。[1]'), citations: [citation] } as never
  const told = '“办证”收费：10元。[1]'
  const replies = { policy, guide: answerOf('answered', told) }
  const history = [talk[0]!, { ...talk[1]!, content: told }]
  const near = async (id: string) => {
    const door = createAssistant({
      policyQa: { answer: async () => replies.policy },
      serviceGuide: {
        answer: async () => replies.guide,
        consider: async () => ({
          now: match({ aspects: ['fee'], asks: false }),
          before: null,
          spoke: null,
        }),
        suggest: async () => [],
      },
      search: async () => ({ passages: [{ doc_id: id }] }) as never,
      nearest: async () => ({ passages: [], nearer: false }),
      answers: null,
      clock: systemClock,
    })
    return (await door.answer({ question: '过了日子呢', history })).answer
  }
  expect(await near('p1')).toBe('逾期罚50元。[1]')
  expect(await near('p2')).toBe(told)
})

test('where an answer stands written is told with the answer before', async () => {
  const citation = { n: 1, doc_id: 'p1', title: '办证办法', doc_no: null, path: '第三条', source: 'p1.md' }
  const policy = { ...answerOf('answered', '收10元。[1]'), citations: [citation] } as never
  const door = assistant(
    { policy, guide: answerOf('unanswerable_no_evidence', '没有') },
    match({ kind: 'none' }),
  )
  const told = await door.answer({ question: '哪条规定的', history: talk })
  expect(told.answer).toBe('依据：《办证办法》第三条[1]。\n收10元。[1]')
  expect(told.question).toBe('哪条规定的')
})

test('what is asked of another thing is answered by the policy that speaks of the item, not by the whole guide', async () => {
  const whole = '“海钓证申领”办理要点：\n材料：身份证。[1]'
  const rule = { ...answerOf('answered', '保证金由协会退。[1]'), citations: [] } as never
  const ask = async (question: string, policy: Answer, change: Partial<GuideMatch>) =>
    (await assistant({ policy, guide: answerOf('answered', whole) }, match(change)).answer({ question }))
      .answer
  expect(await ask('海钓证保证金谁退', rule, {})).toBe('保证金由协会退。[1]')
  expect(await ask('海钓证怎么办', rule, { aspects: ['steps'] })).toBe(whole)
  const none = answerOf('unanswerable_no_evidence', '没有查到。')
  expect(await ask('换了协会海钓证船票押金还要再交吗', none, { aspects: ['steps'], beside: 3 })).toBe(
    '没有查到。',
  )
  expect(await ask('协会扣着海钓证船票押金怎么办', none, { aspects: ['steps'], beside: 3 })).toBe(whole)
})

test('a policy on something else than the item named gives way to its guide', async () => {
  const citation = { n: 1, doc_id: 'p1', title: '助学办法', doc_no: null, path: '第三条', quote: '每年800元' }
  const policy = { ...answerOf('answered', '每年800元。[1]'), citations: [citation] } as never
  const item = { id: 'x', name: '海钓补贴申领' }
  const ask = async (question: string) =>
    (
      await assistant(
        { policy, guide: answerOf('answered', '标准：每年300元。[1]') },
        match({ aspects: ['standard'], score: 0.9, item }),
      ).answer({ question })
    ).answer
  expect(await ask('海钓补贴领多少')).toBe('标准：每年300元。[1]')
  expect(await ask('去年海钓补贴领多少')).toBe('每年800元。[1]')
})

test('a bare errand is for the guides, which ask what it is', () => {
  expect(route('我要办个证', { kind: 'none', named: false })).toBe('guide')
})
