import { inspect } from 'node:util'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import {
  createOpenAiChat,
  type ChatModel,
  type ChatResult,
  type OpenAiChatOptions,
} from '../../../src/models/index.ts'
import { startScriptedModel, type ScriptedModel } from '../../support/scripted-model.ts'
import { CITY_REQUEST, describeChatModel } from './chat-contract.ts'

const JSON_TEXT = '{"city": "晏海市"}'
const TAGS = '<city>晏海市</city>'
const KEY = 'sk-very-secret-0001'

let server: ScriptedModel
beforeEach(async () => {
  server = await startScriptedModel()
})
afterEach(() => server.close())

const open = (options: Partial<OpenAiChatOptions> = {}): Promise<ChatModel> =>
  createOpenAiChat({
    baseUrl: server.baseUrl,
    apiKey: KEY,
    model: 'scripted-chat',
    contextTokens: 8_192,
    timeoutMs: 20_000,
    backoffMs: 5,
    ...options,
  })
const ask = async (options: Partial<OpenAiChatOptions> = {}): Promise<ChatResult> =>
  (await open(options)).complete(CITY_REQUEST)
const formats = (): unknown[] =>
  server.requests.map(({ body }) => (body.response_format as { type?: string } | undefined)?.type)

describe('a willing endpoint', () => {
  beforeEach(() => server.always(() => ({ text: JSON_TEXT })))
  // The model outlives one test, the server does not: it finds the server of the test that runs.
  const late = (): ChatModel => ({
    id: 'scripted-chat',
    contextTokens: 8_192,
    complete: async (request, signal) => (await open()).complete(request, signal),
    close: async () => undefined,
  })
  describeChatModel('openai', async () => late())
})

test('sends messages, limits, schema and key as the protocol wants them', async () => {
  server.script({ text: JSON_TEXT, usage: { prompt_tokens: 30, completion_tokens: 9 } })
  const result = await (await open()).complete({ ...CITY_REQUEST, temperature: 0.3 })
  expect(result).toEqual({
    text: JSON_TEXT,
    parsed: { city: '晏海市' },
    usage: { inputTokens: 30, outputTokens: 9 },
  })
  const { path, headers, body } = server.requests[0]!
  expect(path).toBe('/v1/chat/completions')
  expect(headers.authorization).toBe(`Bearer ${KEY}`)
  expect(body).toMatchObject({
    model: 'scripted-chat',
    messages: CITY_REQUEST.messages,
    max_tokens: 64,
    temperature: 0.3,
    response_format: { type: 'json_schema', json_schema: { name: 'city', strict: true } },
  })
})

test('goes down to a JSON object, then to tags, and remembers how far', async () => {
  server.script({ refuse: ['json_schema'] }, { text: JSON_TEXT }, { text: JSON_TEXT })
  const model = await open()
  expect((await model.complete(CITY_REQUEST)).parsed).toEqual({ city: '晏海市' })
  await model.complete(CITY_REQUEST)
  expect(formats()).toEqual(['json_schema', 'json_object', 'json_object'])
})

test('asks for tags where the endpoint knows no format at all', async () => {
  server.script({ refuse: ['json_schema', 'json_object'] }, { text: TAGS }, { text: TAGS })
  const model = await open()
  expect((await model.complete(CITY_REQUEST)).parsed).toEqual({ city: '晏海市' })
  expect((await model.complete(CITY_REQUEST)).parsed).toEqual({ city: '晏海市' })
  expect(formats()).toEqual(['json_schema', 'json_object', undefined, undefined])
  expect(server.requests[2]!.body.messages).toEqual(CITY_REQUEST.plain)
})

test('asks again for tags when the answer is not JSON, and adds up what both calls used', async () => {
  server.script({ text: '这座城市是晏海市。' }, { text: TAGS })
  const result = await ask()
  expect(result.parsed).toEqual({ city: '晏海市' })
  expect(result.usage).toEqual({ inputTokens: 22, outputTokens: 14 })
  expect(server.requests[1]!.body.messages).toEqual(CITY_REQUEST.plain)
})

test('gives the bare text when the model keeps to nothing', async () => {
  server.script({ text: '不清楚' }, { text: '还是不清楚' })
  const result = await ask()
  expect(result.text).toBe('还是不清楚')
  expect(result).not.toHaveProperty('parsed')
})

test('takes a cut answer as no JSON', async () => {
  server.script({ text: '{"city": "晏', finish: 'length' }, { text: TAGS })
  expect((await ask()).parsed).toEqual({ city: '晏海市' })
})

test('leaves the reasoning of a reasoning model out', async () => {
  server.script({ text: `<think>句子里有{城市}</think>\n${JSON_TEXT}` })
  expect(await ask()).toMatchObject({
    text: JSON_TEXT,
    parsed: { city: '晏海市' },
  })
})

test('counts nothing when the endpoint reports no usage', async () => {
  server.script({ text: JSON_TEXT, usage: null })
  expect((await ask()).usage).toEqual({ inputTokens: 0, outputTokens: 0 })
})

test.each([408, 409, 429, 500, 503])('tries again after HTTP %i', async (status) => {
  server.script({ status }, { status }, { text: JSON_TEXT })
  expect((await ask()).parsed).toEqual({ city: '晏海市' })
  expect(server.requests).toHaveLength(3)
})

test('tries again after a cut connection', async () => {
  server.script({ drop: true }, { text: JSON_TEXT })
  expect((await ask()).parsed).toEqual({ city: '晏海市' })
})

test('waits as long as Retry-After says', async () => {
  server.script({ status: 429, headers: { 'retry-after': '1' } }, { text: JSON_TEXT })
  const started = performance.now()
  await ask()
  expect(performance.now() - started).toBeGreaterThan(950)
})

test.each([
  ['a wrong key', { status: 401, message: `bad key ${KEY}` }, '密钥'],
  ['an unknown model', { status: 404 }, '404'],
])('does not try again with %s', async (_, response, hint) => {
  server.script(response)
  await expect(ask()).rejects.toMatchObject({
    code: 'ERR_MODEL_UNAVAILABLE',
    detail: expect.stringContaining(hint),
  })
  expect(server.requests).toHaveLength(1)
})

test('takes a prompt that is too long for what it is, not for a refused format', async () => {
  server.script({ status: 400, message: "This model's maximum context length is 4096 tokens" })
  await expect(ask()).rejects.toMatchObject({ code: 'ERR_MODEL_UNAVAILABLE' })
  expect(server.requests).toHaveLength(1)
})

test('never lets the key into an error', async () => {
  server.always(() => ({ status: 500, message: `upstream said ${KEY}` }))
  const error: unknown = await ask({ retries: 0 }).catch((thrown: unknown) => thrown)
  expect(error).toMatchObject({ code: 'ERR_MODEL_UNAVAILABLE' })
  expect(inspect(error, { depth: 8, showHidden: true })).not.toContain(KEY)
})

test('gives up at its deadline', async () => {
  server.always(() => ({ hang: true }))
  const started = performance.now()
  await expect(ask({ timeoutMs: 200 })).rejects.toMatchObject({
    code: 'ERR_TIMEOUT',
  })
  expect(performance.now() - started).toBeLessThan(10_000)
})

test('takes a slow answer within the deadline', async () => {
  server.script({ text: JSON_TEXT, after: 300 })
  expect((await ask()).parsed).toEqual({ city: '晏海市' })
})

test('stops when the caller leaves, and holds it against nobody', async () => {
  server.always(() => ({ hang: true }))
  const model = await open({ breakAfter: 2 })
  for (let i = 0; i < 3; i++) {
    const stop = new AbortController()
    const answer = model.complete(CITY_REQUEST, stop.signal)
    setTimeout(() => stop.abort(new Error('left')), 30)
    await expect(answer).rejects.toThrow('left')
  }
  server.always(() => ({ text: JSON_TEXT }))
  expect((await model.complete(CITY_REQUEST)).parsed).toEqual({ city: '晏海市' })
})

test('spares an endpoint that keeps failing, and comes back', async () => {
  server.always(() => ({ status: 503 }))
  const model = await open({ retries: 0, breakAfter: 2, reopenMs: 4_000 })
  for (let i = 0; i < 4; i++) {
    await expect(model.complete(CITY_REQUEST)).rejects.toMatchObject({ code: 'ERR_MODEL_UNAVAILABLE' })
  }
  expect(server.requests).toHaveLength(2)
  server.always(() => ({ text: JSON_TEXT }))
  await new Promise((resolve) => setTimeout(resolve, 4_100))
  expect((await model.complete(CITY_REQUEST)).parsed).toEqual({ city: '晏海市' })
})

test.each([
  ['an empty answer', { text: '' }],
  ['only reasoning', { text: '<think>想了很久</think>' }],
])('calls %s a broken output', async (_, response) => {
  server.always(() => response)
  await expect(ask()).rejects.toMatchObject({ code: 'ERR_MODEL_OUTPUT' })
})

test.each([
  ['a web page', { raw: '<html>gateway</html>' }],
  ['JSON of another kind', { json: { ok: true } }],
])('survives %s in place of an answer', async (_, response) => {
  server.always(() => response)
  await expect(ask()).rejects.toMatchObject({
    code: expect.stringMatching(/^ERR_MODEL_(OUTPUT|UNAVAILABLE)$/),
  })
})

test('says so when nobody listens', async () => {
  const { baseUrl } = server
  await server.close()
  await expect(ask({ baseUrl })).rejects.toMatchObject({
    code: 'ERR_MODEL_UNAVAILABLE',
    detail: expect.stringContaining('无法连接'),
  })
})
