import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { ChatModel, ChatRequest } from '../../../src/models/ports.ts'

const SCHEMA = {
  name: 'city',
  json: {
    type: 'object',
    additionalProperties: false,
    required: ['city'],
    properties: { city: { type: 'string' } },
  },
}

/** A request whose sensible answer is `{"city": "晏海市"}`. */
export const CITY_REQUEST: ChatRequest = {
  messages: [
    { role: 'system', content: '从句子里取出城市名，只输出 JSON，例如：{"city": "某某市"}' },
    { role: 'user', content: '晏海市印发了高龄津贴办法。' },
  ],
  plain: [
    { role: 'system', content: '从句子里取出城市名，按 <city>某某市</city> 的格式输出。' },
    { role: 'user', content: '晏海市印发了高龄津贴办法。' },
  ],
  schema: SCHEMA,
  maxTokens: 64,
}

/** What every {@link ChatModel} must keep to; `create` gives a model that answers {@link CITY_REQUEST} sensibly. */
export function describeChatModel(name: string, create: () => Promise<ChatModel>): void {
  describe(`${name} keeps the ChatModel contract`, () => {
    let model: ChatModel
    beforeAll(async () => {
      model = await create()
    })
    afterAll(() => model.close())

    test('names itself and its context', () => {
      expect(model.id).not.toBe('')
      expect(model.contextTokens).toBeGreaterThan(1_000)
    })

    test('gives text, the parsed object and what it used', async () => {
      const result = await model.complete(CITY_REQUEST)
      expect(result.parsed).toEqual({ city: '晏海市' })
      expect(result.text).toContain('晏海市')
      expect(result.usage.inputTokens).toBeGreaterThan(0)
      expect(result.usage.outputTokens).toBeGreaterThan(0)
    })

    test('gives no object when none was asked for', async () => {
      const { messages, maxTokens } = CITY_REQUEST
      expect(await model.complete({ messages, maxTokens })).not.toHaveProperty('parsed')
    })

    test('throws the reason of an aborted signal', async () => {
      const reason = new Error('the reader left')
      await expect(model.complete(CITY_REQUEST, AbortSignal.abort(reason))).rejects.toBe(reason)
    })
  })
}
