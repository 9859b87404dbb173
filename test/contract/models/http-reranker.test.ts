import { afterEach, beforeEach, expect, test } from 'vitest'
import { createHttpReranker, type HttpRerankerOptions, type Reranker } from '../../../src/models/index.ts'
import { startScriptedModel, type Responder, type ScriptedModel } from '../../support/scripted-model.ts'

let server: ScriptedModel
beforeEach(async () => {
  server = await startScriptedModel()
})
afterEach(() => server.close())

const open = (style: 'tei' | 'openai', options: Partial<HttpRerankerOptions> = {}): Reranker =>
  createHttpReranker({
    style,
    baseUrl: server.baseUrl,
    apiKey: 'sk-rerank',
    model: 'scripted-rerank',
    timeoutMs: 20_000,
    backoffMs: 5,
    ...options,
  })

/** Scores a passage by its length and answers best first, as real endpoints do. */
const byLength = (passages: readonly string[]): { index: number; score: number }[] =>
  passages.map((text, index) => ({ index, score: text.length / 10 })).sort((a, b) => b.score - a.score)
const tei: Responder = ({ body }) => ({ json: byLength(body.texts as string[]) })
const openai: Responder = ({ body }) => ({
  json: {
    results: byLength(body.documents as string[]).map(({ index, score }) => ({
      index,
      relevance_score: score,
    })),
  },
})

test.each<['tei' | 'openai', Responder, object]>([
  ['tei', tei, { query: '补贴', texts: ['一', '二二二', '三三'] }],
  [
    'openai',
    openai,
    { model: 'scripted-rerank', query: '补贴', documents: ['一', '二二二', '三三'], top_n: 3 },
  ],
])('%s: scores in the order asked', async (style, responder, body) => {
  server.always(responder)
  expect(await open(style).score('补贴', ['一', '二二二', '三三'])).toEqual([0.1, 0.3, 0.2])
  expect(server.requests[0]).toMatchObject({
    path: '/v1/rerank',
    body,
    headers: { authorization: 'Bearer sk-rerank' },
  })
})

test('sends many passages in batches, and none at all for none', async () => {
  server.always(tei)
  const passages = Array.from({ length: 5 }, (_, i) => '字'.repeat(i + 1))
  expect(await open('tei', { batchSize: 2 }).score('补贴', passages)).toEqual([0.1, 0.2, 0.3, 0.4, 0.5])
  expect(server.requests).toHaveLength(3)
  expect(await open('tei').score('补贴', [])).toEqual([])
  expect(server.requests).toHaveLength(3)
})

test('tries again after 500', async () => {
  server.script({ status: 500 })
  server.always(tei)
  expect(await open('tei').score('补贴', ['一'])).toEqual([0.1])
})

test('gives up at its deadline, and when the caller leaves', async () => {
  server.always(() => ({ hang: true }))
  await expect(open('tei', { timeoutMs: 100 }).score('补贴', ['一'])).rejects.toMatchObject({
    code: 'ERR_TIMEOUT',
  })
  const reason = new Error('left')
  await expect(open('tei').score('补贴', ['一'], AbortSignal.abort(reason))).rejects.toBe(reason)
})

test.each<['tei' | 'openai', object]>([
  ['tei', { json: { results: [] } }],
  ['tei', { json: [{ index: 0, score: 1 }] }],
  [
    'tei',
    {
      json: [
        { index: 0, score: 1 },
        { index: 0, score: 2 },
      ],
    },
  ],
  [
    'tei',
    {
      json: [
        { index: 0, score: 1 },
        { index: 7, score: 2 },
      ],
    },
  ],
  ['openai', { json: [{ index: 0, score: 1 }] }],
  ['openai', { json: { results: [{ index: 1, relevance_score: 1 }] } }],
])('%s: refuses scores that are not one a passage', async (style, response) => {
  server.always(() => response as { json: unknown })
  await expect(open(style).score('补贴', ['一', '二'])).rejects.toMatchObject({ code: 'ERR_MODEL_OUTPUT' })
})
