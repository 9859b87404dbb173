import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { Compile } from 'typebox/compile'
import { AnswerSchema } from '../../../src/api/schemas/answer.ts'
import type { Answer } from '../../../src/rag/answer/types.ts'
import { HuidaError } from '../../../src/shared/errors.ts'
import { fakeAnswer } from '../../support/fake-answer.ts'
import { expectProblem } from '../../support/problem.ts'
import { readEvents } from '../../support/sse.ts'
import { makeTestApp, type TestApp } from '../../support/test-app.ts'

const QUESTION = '民宿奖励多少？'
let test: TestApp

beforeAll(async () => {
  test = await makeTestApp()
})
afterAll(() => test.app.close())
beforeEach(() => {
  test.services.asked.length = 0
})

const ask = (payload: object | string, headers: Record<string, string> = {}) =>
  test.app.inject({
    method: 'POST',
    url: '/api/v1/answers',
    payload,
    headers: { 'content-type': 'application/json', ...headers },
  })

describe('POST /api/v1/answers', () => {
  it('answers with citations, in the documented form', async () => {
    const response = await ask({ question: QUESTION })
    expect(response.statusCode).toBe(200)
    const answer = response.json<Answer>()
    expect(Compile(AnswerSchema).Errors(answer)).toEqual([])
    expect(answer).toMatchObject({ status: 'answered', label: 'AI生成', question: QUESTION })
    expect(answer).toEqual({
      ...fakeAnswer({ question: QUESTION }),
      id: answer.id,
      conversation_id: answer.conversation_id,
    })
  })

  it('passes history, conversation and day on', async () => {
    const history = [
      { role: 'user', content: '民宿怎么评级？' },
      { role: 'assistant', content: '按甲乙两级。' },
    ]
    await ask({ question: `  ${QUESTION}\n`, history, conversation_id: 'c1', as_of: '2025-06-01' })
    expect(test.services.asked).toEqual([
      { question: QUESTION, history, conversationId: 'c1', asOf: '2025-06-01' },
    ])
  })

  it('leaves out what was not given', async () => {
    await ask({ question: QUESTION })
    expect(test.services.asked).toEqual([{ question: QUESTION }])
  })

  const turn = { role: 'user', content: '问' }
  it.each<[string, unknown, string]>([
    ['no question', {}, 'question'],
    ['an empty question', { question: '' }, 'question'],
    ['a blank question', { question: ' \n ' }, 'question'],
    ['a long question', { question: '问'.repeat(2001) }, 'question'],
    ['a number for a question', { question: 3 }, 'question'],
    ['an unknown field', { question: QUESTION, top_k: 3 }, 'top_k'],
    ['too many turns', { question: QUESTION, history: Array(21).fill(turn) }, 'history'],
    ['an unknown role', { question: QUESTION, history: [{ role: 'system', content: '' }] }, 'history.0.role'],
    ['a date that is none', { question: QUESTION, as_of: '2025-13-01' }, 'as_of'],
    ['a day no month has', { question: QUESTION, as_of: '2026-02-30' }, 'as_of 应为日历上有的日期'],
    ['NUL', { question: `民宿\0` }, 'question'],
    ['a list', [], '请求内容'],
  ])('refuses %s and names the field', async (_name, payload, field) => {
    const response = await ask(payload as object)
    expect(expectProblem(response, 'ERR_INPUT_INVALID')).toContain(field)
    expect(test.services.asked).toEqual([])
  })

  it('takes a question of 2000 characters', async () => {
    expect((await ask({ question: '民'.repeat(2000) })).statusCode).toBe(200)
  })

  it('replaces a lone surrogate, which no database can hold', async () => {
    await ask('{"question":"民宿\\ud800"}')
    expect(test.services.asked[0]?.question).toBe('民宿\ufffd')
  })

  it.each([
    ['not JSON', '{"question":', 'ERR_INPUT_INVALID'],
    ['an empty body', '', 'ERR_INPUT_INVALID'],
    ['too large a body', JSON.stringify({ question: '问'.repeat(400_000) }), 'ERR_BODY_TOO_LARGE'],
  ] as const)('refuses %s', async (_name, payload, code) => {
    expectProblem(await ask(payload), code)
  })

  it('refuses another media type', async () => {
    expectProblem(await ask('question=1', { 'content-type': 'text/plain' }), 'ERR_MEDIA_TYPE')
  })

  it('tells a coded failure by its code and an unknown one without its text', async () => {
    const { respond } = test.services
    test.services.respond = () => Promise.reject(new HuidaError('ERR_STORE_UNAVAILABLE', '数据库没有回应'))
    expect(expectProblem(await ask({ question: QUESTION }), 'ERR_STORE_UNAVAILABLE')).toBe('数据库没有回应')
    test.services.respond = () => Promise.reject(new Error('password=hunter2 at 10.0.0.3'))
    const response = await ask({ question: QUESTION })
    expectProblem(response, 'ERR_INTERNAL')
    expect(response.body).not.toContain('hunter2')
    test.services.respond = () => Promise.reject(new HuidaError('ERR_STORE_CORRUPT', 'page 17 of /var/lib'))
    expect((await ask({ question: QUESTION })).body).not.toContain('/var/lib')
    test.services.respond = respond
  })
})

describe('POST /api/v1/answers as an event stream', () => {
  const stream = { accept: 'text/event-stream' }

  it('sends steps, checked sentences, citations and the whole answer, numbered', async () => {
    const response = await ask({ question: QUESTION }, stream)
    expect(response.headers['content-type']).toBe('text/event-stream; charset=utf-8')
    expect(response.headers['cache-control']).toBe('no-store')
    const events = readEvents(response.body)
    expect(events.map(({ event }) => event)).toEqual([
      'step',
      'step',
      'sentence',
      'sentence',
      'citations',
      'done',
    ])
    expect(events.map(({ id }) => id)).toEqual(['1', '2', '3', '4', '5', '6'])
    const { answer } = events.at(-1)?.data as { answer: Answer }
    expect(Compile(AnswerSchema).Errors(answer)).toEqual([])
    const sentences = events.filter(({ event }) => event === 'sentence').map(({ data }) => data.text)
    expect(sentences.join('')).toBe(answer.answer)
  })

  it('ends with a problem when the answer fails', async () => {
    const { respond } = test.services
    test.services.respond = () => Promise.reject(new Error('secret'))
    const response = await ask({ question: QUESTION }, stream)
    const [event] = readEvents(response.body)
    expect(event).toMatchObject({ event: 'problem', data: { code: 'ERR_INTERNAL', status: 500 } })
    expect(response.body).not.toContain('secret')
    test.services.respond = respond
  })

  it('refuses a bad question before the stream begins', async () => {
    expectProblem(await ask({ question: '' }, stream), 'ERR_INPUT_INVALID')
  })
})

describe('GET /api/v1/answers/{id}', () => {
  it('gives back what was answered, without the number that opens the conversation', async () => {
    const { conversation_id: number, ...answer } = (await ask({ question: QUESTION })).json<Answer>()
    const response = await test.app.inject(`/api/v1/answers/${answer.id}`)
    expect(response.statusCode).toBe(200)
    expect(response.json()).toEqual(answer)
    expect(response.body).not.toContain(number)
  })

  it('knows no other', async () => {
    expectProblem(await test.app.inject('/api/v1/answers/nope'), 'ERR_NOT_FOUND')
  })
})

describe('GET /api/v1/answers/{id}/nearest', () => {
  const nearest = (id: string) => test.app.inject(`/api/v1/answers/${id}/nearest`)

  it('gives what comes nearest to the question of an answer, without what it cites', async () => {
    const { id } = (await ask({ question: QUESTION })).json<Answer>()
    expect((await nearest(id)).json()).toEqual({ passages: [], nearer: false })
    const { respond } = test.services
    test.services.respond = (request) =>
      Promise.resolve({
        ...fakeAnswer(request),
        ...{ status: 'unanswerable_no_evidence' as const, citations: [] },
      })
    const refused = (await ask({ question: QUESTION })).json<Answer>()
    test.services.respond = respond
    expect((await nearest(refused.id)).json()).toMatchObject({ passages: [{ n: 1, doc_id: 'lodging' }] })
  })

  it('looks for nothing where nothing was looked for', async () => {
    const { respond } = test.services
    test.services.respond = (request) =>
      Promise.resolve({ ...fakeAnswer(request), status: 'handoff_emergency' as const })
    const { id } = (await ask({ question: QUESTION })).json<Answer>()
    test.services.respond = respond
    expect((await nearest(id)).json()).toEqual({ passages: [], nearer: false })
    expectProblem(await nearest('nope'), 'ERR_NOT_FOUND')
  })
})

describe('POST /api/v1/answers/{id}/feedback', () => {
  const judge = (id: string, payload: object) =>
    test.app.inject({ method: 'POST', url: `/api/v1/answers/${id}/feedback`, payload })

  it('keeps the verdict with the answer', async () => {
    const { id } = (await ask({ question: QUESTION })).json<Answer>()
    expect((await judge(id, { verdict: 'useful' })).statusCode).toBe(201)
    const response = await judge(id, { verdict: 'wrong', comment: ' 金额不对，请回电15412345678 ' })
    expect(response.json()).toMatchObject({
      verdict: 'wrong',
      at: expect.stringMatching(/^\d{4}-/) as string,
    })
    expect(test.services.feedback.slice(-2)).toMatchObject([
      { answerId: id, verdict: 'useful', comment: null },
      { answerId: id, verdict: 'wrong', comment: '金额不对，请回电［手机号］' },
    ])
  })

  it('refuses another verdict, a long comment and an unknown answer', async () => {
    expect(expectProblem(await judge('x', { verdict: 'meh' }), 'ERR_INPUT_INVALID')).toContain(
      'useful、wrong',
    )
    const long = { verdict: 'wrong', comment: '长'.repeat(1001) }
    expect(expectProblem(await judge('x', long), 'ERR_INPUT_INVALID')).toContain('comment')
    expectProblem(await judge('nope', { verdict: 'useful' }), 'ERR_NOT_FOUND')
  })
})
