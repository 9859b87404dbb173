import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { pino } from 'pino'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { buildApp } from '../../src/api/app.ts'
import { loadConfig } from '../../src/config/index.ts'
import { openHuida, type Huida } from '../../src/container/index.ts'
import type { Answer, HistoryTurn } from '../../src/rag/answer/types.ts'
import { dropDataDir, makeDataDir } from '../support/data-dir.ts'

const GUIDES = resolve('corpus/service-guides')
const log = pino({ level: 'silent' })
let huida: Huida
let dataDir: string

const configOf = (dir: string) => ({
  ...loadConfig({ HUIDA_DATA_DIR: dir, HUIDA_MODELS_DIR: '/nonexistent' }, process.cwd()),
  databaseUrl: null,
})
const ask = (question: string, history: HistoryTurn[] = [], district?: string): Promise<Answer> =>
  huida.assistant.answer({ question, history, ...(district && { district }) })
const guide = (code: string) => parse(readFileSync(join(GUIDES, `${code}.yaml`), 'utf8'))

beforeAll(async () => {
  dataDir = await makeDataDir()
  huida = await openHuida(configOf(dataDir), log, { keepAnswers: false })
  const outcomes = await huida.ingestPaths([GUIDES], () => undefined)
  expect(outcomes.filter(({ outcome }) => outcome !== 'created')).toEqual([])
})
afterAll(async () => {
  await huida.close()
  dropDataDir(dataDir)
})

test('every guide is a document of the library and an item, and its folder’s notes are neither', async () => {
  expect(await huida.serviceItems.countItems()).toBe(128)
  expect(await huida.library.countDocuments()).toBe(128)
  const document = (await huida.library.getDocument('guide-ga-003'))!
  expect(document).toMatchObject({ source: 'YH-GA-003.yaml', fields: { kind: '办事指南', sample: true } })
  expect(document.text).toContain('每证10元')
})

describe('answers from fields', () => {
  test('cite the field, word for word in the document', async () => {
    const answer = await ask('临时身份证要多少钱')
    expect(answer.status).toBe('answered')
    expect(answer.answer).toContain(guide('YH-GA-003').fee.amount)
    const cited = answer.citations.find(({ anchor }) => anchor === 'fee')!
    expect(cited).toMatchObject({
      doc_id: 'guide-ga-003',
      source: 'YH-GA-003.yaml',
      title: '临时居民身份证办理',
      validity: '有效',
    })
    expect(cited.path).toContain('收费')
    for (const { doc_id, quote } of answer.citations)
      expect((await huida.library.getDocument(doc_id))!.text).toContain(quote)
  })

  test('show what need not be handed in', async () => {
    const answer = await ask('失业保险金申领要哪些材料')
    expect(answer.answer).toContain('免提交（居民身份证）')
    expect(answer.citations.map(({ anchor }) => anchor)).toEqual(['materials'])
  })

  test('say what is not stated and whom to ask', async () => {
    const answer = await ask('姓名变更收费吗')
    expect(answer).toMatchObject({ status: 'unanswerable_not_stated', composer: 'extractive' })
    expect(answer.answer).toContain(`没有写明收费，可以拨打咨询电话 ${guide('YH-GA-011').phones.consult}`)
    expect(answer.contacts[0]?.phone).toBe(guide('YH-GA-011').phones.consult)
  })

  test('ask for the district, and go on with it', async () => {
    const first = await ask('结婚登记在哪办')
    expect(first.status).toBe('clarification_place')
    const history: HistoryTurn[] = [
      { role: 'user', content: '结婚登记在哪办' },
      { role: 'assistant', content: first.answer },
    ]
    const second = await ask('青砚县', history)
    expect(second.status).toBe('answered')
    expect(second.answer).toContain('青砚县婚姻登记处')
    expect((await ask('结婚登记在哪办', [], '望潮区')).answer).toContain('望潮区婚姻登记处')
  })

  test('give what all cases need and ask for the case', async () => {
    const answer = await ask('居住证要什么材料')
    expect(answer.status).toBe('clarification_case')
    expect(answer.answer).toContain('居民身份证')
    expect(answer.answer).not.toContain('就业证明')
    const history: HistoryTurn[] = [
      { role: 'user', content: '居住证要什么材料' },
      { role: 'assistant', content: answer.answer },
    ]
    expect((await ask('首次申领', history)).answer).toContain('就业证明')
  })

  test('list conditions for those who ask whether they qualify, and decide nothing', async () => {
    const answer = await ask('我自己辞职的，符合失业保险金申领条件吗')
    expect(answer.answer).toContain('涉及您说的就业')
    expect(answer.answer).toContain('由受理单位审核')
  })

  test('keep to the length and send policy questions to the policies', async () => {
    expect((await ask('不动产继承登记怎么办理，要什么材料，多久，收费吗')).answer.length).toBeLessThanOrEqual(
      400,
    )
    const policy = await ask('《居住证管理办法》为什么要求签注')
    expect(policy.citations.every(({ source }) => !source.startsWith('YH-'))).toBe(true)
  })
})

test('the API lists, finds and shows items', async () => {
  const app = await buildApp(huida, configOf(dataDir), log)
  const list = (await app.inject({ url: '/api/v1/service-items?q=身份证&limit=2' })).json()
  expect(list).toMatchObject({ total: 3, limit: 2, next_offset: 2 })
  expect(list.items[0]).toMatchObject({ id: 'guide-ga-001', code: 'YH-GA-001', sample: true })
  const one = await app.inject({ url: '/api/v1/service-items/YH-GA-003' })
  expect(one.json()).toMatchObject({ id: 'guide-ga-003', fee: { charged: true, amount: '每证10元' } })
  expect(one.json()).not.toHaveProperty('cases')
  expect((await app.inject({ url: '/api/v1/service-items/none' })).json()).toMatchObject({
    code: 'ERR_NOT_FOUND',
  })
  const asked = await app.inject({
    method: 'POST',
    url: '/api/v1/answers',
    payload: { question: '结婚登记在哪办', district: '鹿屿县' },
  })
  expect(asked.json().answer).toContain('鹿屿县婚姻登记处')
  const elsewhere = await app.inject({
    method: 'POST',
    url: '/api/v1/answers',
    payload: { question: '结婚登记在哪办', district: '火星区' },
  })
  expect(elsewhere.statusCode).toBe(400)
  expect(elsewhere.json()).toMatchObject({
    code: 'ERR_DISTRICT_UNKNOWN',
    detail: expect.stringContaining('鹿屿县'),
  })
  await app.close()
})

test('a table of items: good rows are in, bad ones told by row and code; a changed file replaces, a lost row goes', async () => {
  const dir = mkdtempSync(join(tmpdir(), 'huida-items-'))
  const file = join(dir, '事项.csv')
  const head = '事项名称,事项编码,实施主体,申请材料,承诺时限'
  try {
    writeFileSync(
      file,
      `\ufeff${head}\n飞鸟观测证,N-1,市林业站,身份证；照片,5\n萤火虫观赏证,N-2,市林业站,身份证,很快\n`,
    )
    const [first] = await huida.ingestPaths([file], () => undefined)
    expect(first).toMatchObject({ outcome: 'created', docIds: ['N-1'] })
    expect(first!.warnings[0]).toMatchObject({ code: 'ERR_ITEM_INVALID' })
    expect(first!.warnings[0]!.message).toMatch(/第 3 行.*ITEM_NUMBER_INVALID/)
    expect((await ask('飞鸟观测证多久能办好')).answer).toContain('5个工作日')
    expect(await huida.serviceItems.getItem('N-2')).toBeNull()
    writeFileSync(file, `${head}\n萤火虫观赏证,N-2,市林业站,身份证,3\n`)
    await huida.ingestPaths([file], () => undefined)
    expect(await huida.serviceItems.getItem('N-1')).toBeNull()
    expect((await huida.serviceItems.getItem('N-2'))?.item.time_limit).toMatchObject({ promised_days: 3 })
  } finally {
    await huida.library.removeDocuments(['N-1', 'N-2'])
    rmSync(dir, { recursive: true })
  }
})
