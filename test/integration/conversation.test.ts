import { resolve } from 'node:path'
import { pino } from 'pino'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { loadConfig } from '../../src/config/index.ts'
import { openHuida, type Huida } from '../../src/container/index.ts'
import type { Answer } from '../../src/rag/answer/types.ts'
import { dropDataDir, makeDataDir } from '../support/data-dir.ts'

const GUIDES = ['YH-GA-010', 'YH-GA-002', 'YH-MZ-001'].map((code) =>
  resolve(`corpus/service-guides/${code}.yaml`),
)
let huida: Huida
let dataDir: string

beforeAll(async () => {
  dataDir = await makeDataDir()
  const env = { HUIDA_DATA_DIR: dataDir, HUIDA_MODELS_DIR: '/nonexistent' }
  const config = { ...loadConfig(env, process.cwd()), databaseUrl: null }
  huida = await openHuida(config, pino({ level: 'silent' }))
  await huida.ingestPaths(GUIDES, () => undefined)
})
afterAll(async () => {
  await huida.close()
  dropDataDir(dataDir)
})

/** Questions of one conversation, each asked with its number only. */
async function talk(...questions: string[]): Promise<Answer> {
  let answer = await huida.assistant.answer({ question: questions[0]! })
  for (const question of questions.slice(1))
    answer = await huida.assistant.answer({ question, conversationId: answer.conversation_id })
  return answer
}

test('a conversation is gone on with by its number alone: item, district and case', async () => {
  const place = await talk('居住证怎么办', '首次申领的', '我们住青砚县要去哪')
  expect(place.answer).toMatch(/^“居住证申领[^”]*”青砚县/)
  expect((await talk('结婚登记在哪办', '鹿屿县', '要带什么')).answer).toMatch(/^“结婚登记”/)
})

test('thanks end nothing, and are answered as thanks', async () => {
  expect((await talk('居住证怎么办', '好的，谢谢')).answer).toContain('不客气')
  expect((await talk('身份证丢了怎么补', '谢谢', '那要多少钱')).answer).toMatch(
    /^“居民身份证换领、补领”[^]*40元/,
  )
})

test('another conversation, and a number that somebody made up, know nothing of it', async () => {
  await huida.assistant.answer({ question: '居住证怎么办', conversationId: '1' })
  const answer = await huida.assistant.answer({ question: '要带什么材料', conversationId: '1' })
  expect(answer.answer).not.toContain('居住证申领')
  expect((await talk('要带什么材料')).answer).not.toContain('居住证申领')
})

test('a name typed with a character of the same sound is understood, and it is said so', async () => {
  const answer = await talk('居主证要什么材料')
  expect(answer.citations[0]?.source).toBe('YH-GA-010.yaml')
  expect(answer.notices).toContain('问题里的“居主证”按“居住证”理解。')
})
