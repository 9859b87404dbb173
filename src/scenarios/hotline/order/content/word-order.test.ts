import { beforeAll, describe, expect, test } from 'vitest'
import { loadCityPack, type CityPack } from '../../../../city/index.ts'
import type { ChatModel } from '../../../../models/ports.ts'
import { loadPrompts, type PromptRegistry } from '../../../../models/prompts/registry.ts'
import { HuidaError } from '../../../../shared/errors.ts'
import type { DispatchAdvice } from '../../types.ts'
import { draftFrom } from '../draft.ts'
import type { OrderContent, OrderSource } from '../types.ts'
import { wordOrder } from './word-order.ts'

const TEXT = '观澜路88号楼下烧烤摊每晚10点后油烟很大，孩子睡不好。打过两次电话，没有人来管。希望有人来查处。'
const SOURCE: OrderSource = {
  number: '1',
  channel: '电话',
  reportedAt: null,
  reporter: '未留姓名',
  type: '投诉',
  category: [],
  district: null,
  address: null,
  eventTime: null,
  title: '烧烤摊油烟扰民',
  text: TEXT,
  demands: [],
  supplement: '',
  urgency: '一般',
  transfer: [],
  sensitive: null,
  confidential: false,
  shouldSplit: false,
}
const ADVICE: DispatchAdvice = {
  status: 'abstained',
  suggestions: [],
  coDepartments: [],
  rules: [],
  level: null,
}
const GOOD: OrderContent = {
  cause: '观澜路88号楼下烧烤摊每晚10点后油烟很大。',
  course: '诉求人打过两次电话，没有人来管。',
  demand: '希望有人来查处烧烤摊油烟。',
}

let pack: CityPack
let prompts: PromptRegistry
beforeAll(async () => {
  pack = await loadCityPack(null)
  prompts = await loadPrompts(new URL('../../../../../prompts', import.meta.url).pathname)
})

const answering = (answer: () => unknown): ChatModel => ({
  id: 'model-x',
  contextTokens: 4096,
  close: () => Promise.resolve(),
  complete: async () => ({ text: '', parsed: answer(), usage: { inputTokens: 0, outputTokens: 0 } }),
})
const word = (answer: () => unknown) => {
  const order = draftFrom(SOURCE, ADVICE, pack, new Date('2026-11-23T09:00:00+08:00'))
  return wordOrder(order, SOURCE, pack, { model: answering(answer), prompts }).then((worded) => ({
    order,
    worded,
  }))
}

describe('a model’s wording', () => {
  test('is taken when every sentence stands in the ticket', async () => {
    const { worded } = await word(() => GOOD)
    expect(worded).toMatchObject({ wording: 'generative', content: GOOD, problems: [] })
    expect(worded.model).toContain('hotline/draft-order@1')
    const said = worded.sources.filter(({ sentence }) => Object.values(GOOD).includes(sentence))
    expect(said.map(({ from, end }) => [from, (end ?? 0) > 0])).toEqual([
      ['ticket', true],
      ['ticket', true],
      ['ticket', true],
    ])
  })

  test.each<[string, () => unknown]>([
    ['a number of its own', () => ({ ...GOOD, course: '诉求人打过三次电话，没有人来管。' })],
    ['a sentence of its own', () => ({ ...GOOD, course: '市领导高度重视并专门作出批示。' })],
    ['a phone number', () => ({ ...GOOD, cause: `${GOOD.cause}电话13800138000。` })],
    ['a body nobody named', () => ({ ...GOOD, demand: '希望有人来查处，由市渔政管理局查处。' })],
    ['no demand', () => ({ ...GOOD, demand: '' })],
    ['no object', () => undefined],
  ])('is left where it has %s', async (_name, answer) => {
    const { order, worded } = await word(answer)
    expect(worded).toEqual(order)
  })

  test('is done without when the model fails', async () => {
    const { order, worded } = await word(() => {
      throw new HuidaError('ERR_MODEL_UNAVAILABLE', '不可用')
    })
    expect(worded).toEqual(order)
  })
})
