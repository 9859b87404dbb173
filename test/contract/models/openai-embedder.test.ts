import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createOpenAiEmbedder, type Embedder, type OpenAiEmbedderOptions } from '../../../src/models/index.ts'
import { echoEmbeddings, startScriptedModel, type ScriptedModel } from '../../support/scripted-model.ts'
import { describeEmbedder } from './embedder-contract.ts'

let server: ScriptedModel
beforeEach(async () => {
  server = await startScriptedModel()
  server.always(echoEmbeddings(8))
})
afterEach(() => server.close())

const open = (options: Partial<OpenAiEmbedderOptions> = {}): Embedder =>
  createOpenAiEmbedder({
    baseUrl: server.baseUrl,
    apiKey: 'sk-embed',
    model: 'scripted-embed',
    dimensions: 8,
    timeoutMs: 20_000,
    backoffMs: 5,
    ...options,
  })

describe('over HTTP', () => {
  describeEmbedder('openai', async () => ({
    id: 'scripted-embed@remote',
    dimensions: 8,
    embedDocuments: (texts, signal) => open().embedDocuments(texts, signal),
    embedQuery: (text, signal) => open().embedQuery(text, signal),
    close: async () => undefined,
  }))
})

test('names the model, and that it is remote', () => {
  expect(open().id).toBe('scripted-embed@remote')
})

test('sends batches and puts the vectors back in order', async () => {
  server.always((request) => {
    const { json } = echoEmbeddings(8)(request) as { json: { data: object[] } }
    return { json: { ...json, data: json.data.toReversed() } }
  })
  const texts = ['甲', '乙', '丙', '丁', '戊']
  const vectors = await open({ batchSize: 2 }).embedDocuments(texts)
  expect(server.requests.map(({ body }) => body.input)).toEqual([['甲', '乙'], ['丙', '丁'], ['戊']])
  for (const [i, text] of texts.entries())
    expect(vectors[i]).toEqual((await open().embedDocuments([text]))[0])
})

test('asks for dimensions and puts the instruction before queries only where configured', async () => {
  await open({ requestDimensions: true, queryInstruction: '检索：' }).embedQuery('公积金')
  await open().embedDocuments(['公积金'])
  expect(server.requests[0]!.body).toMatchObject({
    dimensions: 8,
    input: ['检索：公积金'],
    model: 'scripted-embed',
  })
  expect(server.requests[1]!.body).not.toHaveProperty('dimensions')
  expect(server.requests[0]!.headers.authorization).toBe('Bearer sk-embed')
})

test('tries again after 429', async () => {
  server.script({ status: 429 })
  expect(await open().embedDocuments(['甲'])).toHaveLength(1)
  expect(server.requests).toHaveLength(2)
})

test.each([
  [
    'vectors of another length',
    { json: { data: [{ index: 0, embedding: [1, 2] }] } },
    'EMBEDDING_DIMENSIONS',
  ],
  ['too few vectors', { json: { data: [] } }, '1 个向量'],
  ['a zero vector', { json: { data: [{ index: 0, embedding: Array(8).fill(0) }] } }, '零向量'],
  ['a wrong index', { json: { data: [{ index: 4, embedding: Array(8).fill(1) }] } }, '序号'],
  ['something else', { json: { error: null } }, '没有按约定'],
  ['a web page', { raw: '<html></html>' }, '不是 JSON'],
])('refuses %s', async (_, response, hint) => {
  server.always(() => response)
  await expect(open().embedDocuments(['甲'])).rejects.toMatchObject({
    code: 'ERR_MODEL_OUTPUT',
    detail: expect.stringContaining(hint),
  })
})
