import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { CITY_REQUEST, describeChatModel } from './chat-contract.ts'
import type { HistoryItem, LlamaModule } from '../../../src/models/llama/binding.ts'
import { createLlamaChat, type LlamaChatOptions } from '../../../src/models/llama/chat.ts'

/** What the fake library saw, and how it behaves. */
const seen = { threads: 0, running: 0, mostRunning: 0, disposed: false, prompts: [] as object[] }
let say: (signal: AbortSignal) => Promise<string>

let folder: string
let modelPath: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'huida-llama-'))
  modelPath = join(folder, 'small-chat.gguf')
  await writeFile(modelPath, 'GGUF')
})
afterAll(() => rm(folder, { recursive: true, force: true }))
beforeEach(() => {
  say = async () => '{"city": "晏海市"}'
  Object.assign(seen, { threads: 0, running: 0, mostRunning: 0, disposed: false, prompts: [] })
})

class FakeSession {
  history: HistoryItem[] = []
  setChatHistory(history: HistoryItem[]): void {
    this.history = history
  }
  async prompt(text: string, options: { signal: AbortSignal; grammar?: object }): Promise<string> {
    seen.prompts.push({ text, history: this.history, grammar: options.grammar })
    seen.mostRunning = Math.max(seen.mostRunning, ++seen.running)
    try {
      return await say(options.signal)
    } finally {
      seen.running--
    }
  }
  dispose(): void {}
}

const fakeModule: LlamaModule = {
  LlamaChatSession: FakeSession,
  getLlama: async () => ({
    cpuMathCores: 8,
    createGrammarForJsonSchema: async (schema) => ({ grammarOf: schema }),
    dispose: async () => void (seen.disposed = true),
    loadModel: async () => ({
      tokenize: (text) => [...text],
      createContext: async ({ threads }) => {
        seen.threads = threads
        const diff = () => ({ usedInputTokens: 20, usedOutputTokens: 6 })
        return { getSequence: () => ({ tokenMeter: { getState: () => ({}), diff } }) }
      },
    }),
  }),
}

const open = (options: Partial<LlamaChatOptions> = {}) =>
  createLlamaChat({
    path: modelPath,
    contextTokens: 4_096,
    timeoutMs: 2_000,
    importModule: async () => fakeModule,
    ...options,
  })
const untilAborted = (signal: AbortSignal): Promise<string> =>
  new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason as Error)))

describeChatModel('llama', () => open())

test('hands over history, last message and grammar, and leaves a core to others', async () => {
  await (await open()).complete(CITY_REQUEST)
  const [system, user] = CITY_REQUEST.messages
  expect(seen.prompts).toEqual([
    {
      text: user!.content,
      history: [{ type: 'system', text: system!.content }],
      grammar: { grammarOf: CITY_REQUEST.schema!.json },
    },
  ])
  expect(seen.threads).toBe(7)
})

test('answers one request at a time', async () => {
  const model = await open()
  say = () => new Promise((resolve) => setTimeout(() => resolve('{"city": "晏海市"}'), 20))
  await Promise.all([1, 2, 3].map(() => model.complete(CITY_REQUEST)))
  expect(seen.mostRunning).toBe(1)
})

test('stops at its deadline and when the caller leaves, and serves on', async () => {
  const model = await open({ timeoutMs: 100 })
  say = untilAborted
  await expect(model.complete(CITY_REQUEST)).rejects.toMatchObject({ code: 'ERR_TIMEOUT' })
  const stop = new AbortController()
  setTimeout(() => stop.abort(new Error('left')), 20)
  await expect(model.complete(CITY_REQUEST, stop.signal)).rejects.toThrow('left')
  say = async () => '{"city": "晏海市"}'
  expect((await model.complete(CITY_REQUEST)).parsed).toEqual({ city: '晏海市' })
})

test('ends at its deadline while the library still reads, and begins nothing before that is through', async () => {
  const model = await open({ timeoutMs: 100 })
  let readOn = (): void => undefined
  say = () => new Promise((resolve) => (readOn = () => resolve('{"city": "晏海市"}')))
  await expect(model.complete(CITY_REQUEST)).rejects.toMatchObject({ code: 'ERR_TIMEOUT' })
  await expect(model.complete(CITY_REQUEST)).rejects.toMatchObject({ code: 'ERR_TIMEOUT' })
  expect(seen.prompts).toHaveLength(1)
  readOn()
  say = async () => '{"city": "晏海市"}'
  expect((await model.complete(CITY_REQUEST)).parsed).toEqual({ city: '晏海市' })
  expect(seen).toMatchObject({ mostRunning: 1, prompts: { length: 2 } })
})

test('refuses a prompt that would not fit rather than have it cut', async () => {
  const model = await open({ contextTokens: 80 })
  await expect(model.complete(CITY_REQUEST)).rejects.toMatchObject({
    code: 'ERR_MODEL_UNAVAILABLE',
    detail: expect.stringContaining('上下文'),
  })
  expect(seen.prompts).toEqual([])
})

test('gives the bare text of an answer that was cut', async () => {
  say = async () => '{"city": "晏'
  expect(await (await open()).complete(CITY_REQUEST)).not.toHaveProperty('parsed')
})

test('turns failures of the library into codes', async () => {
  const model = await open()
  say = async () => ''
  await expect(model.complete(CITY_REQUEST)).rejects.toMatchObject({ code: 'ERR_MODEL_OUTPUT' })
  say = async () => Promise.reject(new Error('no KV slot'))
  await expect(model.complete(CITY_REQUEST)).rejects.toMatchObject({ code: 'ERR_MODEL_UNAVAILABLE' })
  const broken = async () => ({ ...fakeModule, getLlama: async () => Promise.reject(new Error('no binary')) })
  await expect(open({ importModule: broken })).rejects.toMatchObject({ code: 'ERR_MODEL_UNAVAILABLE' })
  await model.close()
  expect(seen.disposed).toBe(true)
})

test('says what is missing: the file, or the optional package with the command that installs it', async () => {
  await expect(open({ path: join(folder, 'none.gguf') })).rejects.toMatchObject({
    code: 'ERR_MODEL_MISSING',
  })
  const absent = async () =>
    (await import('../../../src/models/llama/binding.ts')).importLlama('no-such-package-at-all')
  await expect(open({ importModule: absent })).rejects.toMatchObject({
    code: 'ERR_MODEL_MISSING',
    detail: expect.stringContaining('npm install'),
  })
})
