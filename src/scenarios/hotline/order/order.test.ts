import { beforeAll, describe, expect, test } from 'vitest'
import { loadCityPack, type CityPack } from '../../../city/index.ts'
import { findPii, maskPii } from '../../../guardrails/pii/index.ts'
import type { DispatchAdvice, Intake, TicketInput } from '../types.ts'
import { checkOrder } from './check/check-order.ts'
import { draftOrder } from './draft.ts'
import type { OrderDraft } from './types.ts'

const TEXT =
  '来电人王丽华，手机13800138000，反映海棠街道观澜路88号楼下的烧烤摊每晚10点以后油烟很大。上周打过两次电话，摊主说是有手续。要求查处油烟，给个说法。'
const NOW = new Date('2026-11-20T16:30:00+08:00')
let pack: CityPack
beforeAll(async () => {
  pack = await loadCityPack(null)
})

const ticket = (text = TEXT): TicketInput => ({
  id: '20261120-00001',
  text,
  reportedAt: '2026-11-20T16:00:00+08:00',
})
const spanOf = (text: string, part: string) => {
  const start = text.indexOf(part)
  return { text: part, start, end: start + part.length }
}
const intake = (text = TEXT, over: Partial<Intake> = {}): Intake => ({
  type: '投诉',
  typeReason: '要求查处',
  category: ['城市管理', '油烟扰民'],
  categoryConfidence: 0.9,
  urgency: '一般',
  urgencyReason: '',
  transfer: [],
  dangers: [],
  sensitive: null,
  confidential: false,
  notAccepted: null,
  district: '澄湾区',
  location: text.includes('观澜路88号') ? spanOf(text, '海棠街道观澜路88号') : null,
  eventTime: null,
  eventTimeResolved: null,
  pii: findPii(text),
  maskedText: maskPii(text),
  demands: text.includes('要求查处油烟')
    ? [{ text: '查处油烟', source: spanOf(text, '要求查处油烟'), department: '市城市管理局' }]
    : [],
  shouldSplit: false,
  title: '观澜路88号楼下烧烤摊油烟扰民',
  summary: '',
  missing: [],
  answerDirectly: false,
  ...over,
})
const advice = (over: Partial<DispatchAdvice> = {}): DispatchAdvice => ({
  status: 'suggested',
  suggestions: [
    {
      department: '市城市管理局',
      confidence: 0.93,
      reason: '油烟扰民',
      basis: [
        { kind: 'duty', source: 'departments.yaml', path: '市城市管理局', quote: '查处餐饮油烟扰民' },
        { kind: 'ticket', source: 'past', path: 'YH-1', quote: '李某的店在77777号' },
        { kind: 'policy', source: 'x.md', path: '第九条', quote: '处99887元罚款' },
      ],
    },
  ],
  coDepartments: ['市生态环境局'],
  rules: [],
  level: '市级',
  ...over,
})
const draft = (
  over: { text?: string; intake?: Partial<Intake>; advice?: Partial<DispatchAdvice> } = {},
): OrderDraft => draftOrder(ticket(over.text), intake(over.text, over.intake), advice(over.advice), pack, NOW)

describe('draft', () => {
  test('has the elements of a work order and passes its own check', () => {
    const order = draft()
    expect(order).toMatchObject({
      number: '20261120-00001',
      source: '电话',
      reporter: '王**（手机 138****8000）',
      type: '投诉',
      district: '澄湾区',
      address: '海棠街道观澜路88号',
      lead: '市城市管理局',
      coDepartments: ['市生态环境局'],
    })
    expect(order.content.cause).toContain('每晚10点以后油烟很大')
    expect(order.content.course).toContain('上周打过两次电话')
    expect(order.content.demand).toBe('要求查处油烟，给个说法。')
    expect(order.problems).toEqual([])
  })

  test('every sentence has a source, and the ticket’s ones stand there', () => {
    const masked = maskPii(TEXT)
    const { sources, content, title, replyRequirements, basis, deadlines } = draft()
    const said = sources.map(({ sentence }) => sentence)
    expect(said).toEqual(expect.arrayContaining([title, ...replyRequirements]))
    expect(said).toEqual(
      expect.arrayContaining([...basis.map(({ quote }) => quote), ...deadlines.map(({ text }) => text)]),
    )
    const quoted = sources.filter(({ from, sentence }) => from === 'ticket' && sentence !== title)
    for (const { sentence, start, end } of quoted) expect(masked.slice(start, end)).toBe(sentence)
    const whole = content.cause + content.course + content.demand
    expect(quoted.reduce((rest, { sentence }) => rest.replace(sentence, ''), whole)).toMatch(/^。*$/)
  })

  test('counts limits in working time from now', () => {
    const due = new Map(draft().deadlines.map(({ name, dueAt }) => [name, dueAt]))
    expect(due.get('首次联系')).toBe('2026-11-23T11:30:00+08:00')
    expect(due.get('办结')).toBe('2026-11-27T17:30:00+08:00')
    const urgent = draft({ intake: { urgency: '特急' } }).deadlines.map(({ name }) => name)
    expect(urgent).toEqual(expect.arrayContaining(['响应', '进展反馈']))
  })

  test('keeps other people’s tickets and numbers that neither ticket nor pack holds out of the basis', () => {
    expect(draft().basis.map(({ kind }) => kind)).toEqual(['duty'])
  })

  test('rests on the department’s own duty when the advice gives no other basis', () => {
    const order = draft({
      advice: { suggestions: [{ department: '市城市管理局', confidence: 0.9, reason: '', basis: [] }] },
    })
    const duties = pack.departments
      .find(({ short }) => short === '市城市管理局')!
      .duties.map(({ text }) => text)
    expect(order.basis).toMatchObject([{ kind: 'duty', source: 'departments.yaml' }])
    expect(duties).toContain(order.basis[0]!.quote)
    expect(order.basis[0]!.quote).toMatch(/油烟|烧烤|餐饮/)
  })

  test('leaves out a place and a title that intake put together wrongly', () => {
    const location = { text: '88号楼', start: TEXT.indexOf('8号楼'), end: TEXT.indexOf('8号楼') + 3 }
    const order = draft({ intake: { title: '关于99号楼油烟的投诉', location } })
    expect(order).toMatchObject({ title: '要求查处油烟，给个说法。', address: null, problems: [] })
  })

  const told = (text: string, over: Partial<Intake> = {}) => draft({ text, intake: over }).content

  test('tells what happened, what was tried and what is asked, and not who calls', () => {
    const text =
      '我叫王丽华，身份证110101199003071233，电话13800138000。楼下空调外机每晚轰鸣，老人睡不着。跟物业说过三次，物业说管不了，一直没有人来。希望帮忙协调，换个地方装。'
    expect(told(text)).toEqual({
      cause: '楼下空调外机每晚轰鸣，老人睡不着。',
      course: '跟物业说过三次，物业说管不了，一直没有人来。',
      demand: '希望帮忙协调，换个地方装。',
    })
  })

  test.each([
    [
      'in one breath',
      '路口积水半米深，打过两次电话没人来，请派人抽水',
      ['路口积水半米深。', '打过两次电话没人来。', '请派人抽水。'],
    ],
    [
      'without commas',
      '公交站牌倒了 报过一次没人修 能不能尽快扶起来',
      ['公交站牌倒了。', '报过一次没人修。', '能不能尽快扶起来。'],
    ],
    [
      'two matters',
      '楼道灯坏了，请修好。另外电梯总卡住，也请查一下。',
      ['楼道灯坏了。另外电梯总卡住。', '', '请修好。也请查一下。'],
    ],
    [
      'another’s demand',
      '物业要求我们先交两千元，不交就停电，请核查。',
      ['物业要求我们先交2000元，不交就停电。', '', '请核查。'],
    ],
  ])('is cut into parts %s', (_name, text, parts) => {
    const { cause, course, demand } = told(text)
    expect([cause, course, demand]).toEqual(parts.map((part) => part.replace('2000', '两千')))
  })

  test('a question is what is asked for, with what it needs', () => {
    const text = '你好，我想问一下，灵活就业怎么参保，要带什么材料？'
    expect(told(text, { type: '咨询' })).toEqual({
      cause: '',
      course: '',
      demand: '我想问一下，灵活就业怎么参保，要带什么材料？',
    })
  })

  test('who asks for nothing in so many words asks for what intake read', () => {
    const text = '隔壁工地半夜还在打桩，睡不着觉。'
    const source = spanOf(text, '隔壁工地半夜还在打桩')
    const order = draft({ text, intake: { demands: [{ text: '制止夜间打桩', source, department: null }] } })
    expect(order.content).toEqual({ cause: text, course: '', demand: '制止夜间打桩。' })
    expect(order.sources).toContainEqual({ sentence: '制止夜间打桩', from: 'ticket', start: 0, end: 10 })
  })

  test('names the place of an event that is a home, without its door; not where it would tell who reported', () => {
    const text = '我住澄湾区海棠街道观澜花园12号楼2单元501室，楼道灯坏了，请修好。'
    const location = spanOf(text, '澄湾区海棠街道观澜花园12号楼2单元501室')
    expect(findPii(text).map(({ kind }) => kind)).toContain('住址')
    const order = draft({ text, intake: { location } })
    expect(order.address).toBe('澄湾区海棠街道观澜花园12号楼')
    expect(order.problems).toEqual([])
    expect(JSON.stringify(order)).not.toMatch(/2单元|501/)
    expect(draft({ text, intake: { location, confidential: true } }).address).not.toContain('12号楼')
  })

  test.each(['啊啊啊啊123456', '喂你好，在吗？', '……', 'asdf'])(
    'is not made of what says nothing: %s',
    (text) => {
      const order = draft({
        text,
        intake: { title: '来电', location: null },
        advice: { status: 'abstained' },
      })
      expect(order.content).toEqual({ cause: '', course: '', demand: '' })
      expect(order.problems.map(({ message }) => message)).toEqual(['内容不明，请补充'])
    },
  )

  test('hides the middle of numbers as long as a card’s, whosever they are', () => {
    const order = draft({
      text: '订单2026103000887766一直不发货，客服0638-0005777打不通。要求退款。',
      intake: { title: '订单2026103000887766不发货' },
    })
    expect(order.title).toBe('订单2026****7766不发货')
    expect(order.content.cause + order.content.course).toContain('订单2026****7766')
    expect(order.problems).toEqual([])
  })

  test('keeps a confidential reporter closed', () => {
    const order = draft({ intake: { confidential: true, type: '举报' } })
    expect(order.reporter).not.toContain('王')
    expect(order.replyRequirements.join('')).toContain('保密')
  })

  test('suggests no lead when the advice abstains', () => {
    expect(draft({ advice: { status: 'abstained' } }).lead).toBeNull()
  })
})

describe('check', () => {
  const changed = (change: (order: OrderDraft) => void): string[] => {
    const order = structuredClone(draft())
    change(order)
    return checkOrder(order, maskPii(TEXT), pack).map(({ code, field, found }) => `${code} ${field} ${found}`)
  }

  test.each<[string, (order: OrderDraft) => void, string]>([
    [
      'a number nobody said',
      (order) => (order.content.course += '罚款500元。'),
      'NUMBER_WITHOUT_SOURCE content.course 500',
    ],
    [
      'the same in Chinese',
      (order) => (order.content.course += '来过三次。'),
      'NUMBER_WITHOUT_SOURCE content.course 三',
    ],
    ['a house number', (order) => (order.address = '观澜路89号'), 'NUMBER_WITHOUT_SOURCE address 89'],
    [
      'a mobile',
      (order) => (order.content.demand += '打13800138000'),
      'PERSONAL_DATA content.demand 13800138000',
    ],
    [
      'an ID with a slip',
      (order) => (order.title = '110101199003071230'),
      'PERSONAL_DATA title 110101199003071230',
    ],
    [
      'a card',
      (order) => (order.content.cause += '6222 0212 3456 7890 123'),
      'PERSONAL_DATA content.cause 6222 0212 3456 7890 123',
    ],
    [
      'a lead the city has not',
      (order) => (order.lead = '市大数据中心'),
      'UNKNOWN_DEPARTMENT lead 市大数据中心',
    ],
    [
      'a body nobody knows',
      (order) => (order.content.demand += '转市渔政监督管理局'),
      'UNKNOWN_DEPARTMENT content.demand 市渔政监督管理局',
    ],
    ['no demand', (order) => (order.content.demand = ' '), 'MISSING content.demand '],
    ['a title too long', (order) => (order.title = '油'.repeat(41)), `TOO_LONG title ${'油'.repeat(41)}`],
  ])('refuses %s', (_name, change, problem) => expect(changed(change)).toContain(problem))

  test('takes the ticket’s numbers in either script and the city’s departments', () => {
    expect(changed((order) => (order.content.course += '打过2次电话，请市公安局配合。'))).toEqual([])
  })
})
