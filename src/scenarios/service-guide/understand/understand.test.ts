import { describe, expect, test } from 'vitest'
import type { ServiceItem } from '../../../store/service-item.ts'
import { buildCatalogue } from './item/catalogue.ts'
import { findCase } from './person/cases.ts'
import { advance, NOTHING_SAID } from './talk/dialogue.ts'
import type { Knowledge } from './knowledge.ts'
import { findDistricts } from './person/districts.ts'
import { asksOfThing, readAmount } from './aspect/handling.ts'
import { itemNames } from './words/item-names.ts'
import { otherCity } from './person/other-city.ts'
import { asksOwnCase } from './person/own-case.ts'
import { itemLeading, readReply } from './talk/replies.ts'
import { loadSameWords } from './words/same-words.ts'

const same = loadSameWords()
const item = (id: string, name: string, more: Partial<ServiceItem> = {}): ServiceItem => ({
  id,
  name,
  ...more,
})

const ITEMS = [
  item('card', '居民身份证换领、补领', {
    aliases: ['身份证丢了补办', '换身份证'],
    cases: [
      { name: '期满换领', when: '证件到期' },
      { name: '丢失补领', when: '证件丢失或者被盗' },
    ],
  }),
  item('temporary', '临时居民身份证办理', { aliases: ['临时身份证'] }),
  item('residence', '居住证申领', { aliases: ['暂住证', '办居住证'] }),
  item('licence', '机动车驾驶证期满换证', {
    aliases: ['换驾照', '驾照到期'],
    cases: [
      { name: '70周岁以上', when: '年满70周岁' },
      { name: '逾期换证', when: '超过有效期' },
    ],
  }),
  item('social', '社会保障卡补换', { aliases: ['社保卡丢了'] }),
]
const DISTRICTS = [
  { name: '东城区', aliases: ['东城', '市里'] },
  { name: '某某经济技术开发区', aliases: ['经开区', '开发区'] },
  { name: '某某高新技术产业开发区', aliases: ['高新区'] },
]
const knowledge: Knowledge = {
  catalogue: buildCatalogue(ITEMS.map((one) => ({ id: one.id, source: `${one.id}.yaml`, item: one }))),
  same,
  districts: DISTRICTS,
  expand: () => [],
}
const talk = (...questions: string[]) =>
  questions.reduce((state, question) => advance(state, question, knowledge), NOTHING_SAID)
const itemOf = (...questions: string[]): string => {
  const { choice } = talk(...questions)
  return choice.kind === 'one' ? choice.entry.id : choice.kind
}

describe('items', () => {
  test('names are taken apart', () => {
    expect(itemNames(item('x', '居民身份证换领、补领'))).toEqual([
      '居民身份证换领、补领',
      '居民身份证换领',
      '居民身份证补领',
    ])
    expect(itemNames(item('x', '夫妻、子女投靠落户'))).toContain('夫妻投靠落户')
    expect(itemNames(item('x', '企业、个体工商户注销登记'))).toContain('企业注销登记')
    expect(itemNames(item('x', '最低生活保障（低保）申请'))).toContain('低保')
  })

  test.each([
    ['身份证丢了怎么补', 'card'],
    ['临时身份证要多少钱', 'temporary'],
    ['驾照到期了去哪换', 'licence'],
    ['公园几点开门', 'none'],
  ])('%s', (question, id) => expect(itemOf(question)).toBe(id))

  test('the item, the district and the aspect carry over', () => {
    expect(itemOf('身份证丢了要补办', '那要多久')).toBe('card')
    expect(itemOf('身份证丢了要补办', '换驾照呢')).toBe('licence')
    const state = talk('身份证丢了去哪补办', '东城')
    expect(state).toMatchObject({ district: '东城区', caseName: '丢失补领', aspects: ['place'] })
  })
})

describe('what a question that goes on asks for', () => {
  test('is the field before, for the case it tells', () => {
    const state = talk('换驾照网上能办吗', '我今年七十三了')
    expect(state).toMatchObject({ caseName: '70周岁以上', aspects: ['online', 'conditions'] })
  })

  test('is not the field before where it asks of another thing', () => {
    expect(talk('身份证丢了多久能补好', '挂失要自己办吗').aspects).toEqual([])
    expect(talk('身份证丢了多久能补好', '那急用呢').aspects).toEqual(['time'])
  })

  test('is no case because money is spoken of', () => {
    expect(talk('换身份证要带什么', '补贴的事谁管').caseName).toBeNull()
  })
})

describe('a conversation', () => {
  test.each([
    ['今天天气怎么样', 'none'],
    ['今年休渔什么时候开始', 'none'],
    ['帮我写首诗', 'none'],
    ['谢谢', 'none'],
    ['你是谁', 'none'],
    ['高新区去哪补', 'card'],
    ['多少钱', 'card'],
    ['东城', 'card'],
    ['我是外地户口', 'card'],
    ['那要带什么', 'card'],
  ])('身份证丢了去哪补办 → %s', (question, id) => expect(itemOf('身份证丢了去哪补办', question)).toBe(id))

  test.each([
    ['我们住东城要去哪', 'residence'],
    ['什么时候办', 'residence'],
    ['可以代她办吗', 'residence'],
    ['要交多少钱', 'residence'],
    ['退休来这边住的', 'residence'],
    ['我是刚毕业的大学生', 'residence'],
    ['我驾照到期了', 'licence'],
    ['门口派出所在装修', 'residence'],
    ['高新区几点上班', 'residence'],
    ['我老婆能一起迁吗', 'residence'],
    ['一人多少', 'residence'],
    ['那换驾照呢', 'licence'],
    ['好的，谢谢', 'none'],
  ])('居住证怎么办 → %s', (question, id) => expect(itemOf('居住证怎么办', question)).toBe(id))

  test('another item is meant in the middle of a conversation only where it is of the kind, or named', () => {
    const shops = [
      item('found', '个体工商户设立登记', { topics: ['营业执照'] }),
      item('close', '个体工商户注销登记', { topics: ['营业执照'], aliases: ['关店'] }),
      item('death', '死亡注销户口', { aliases: ['注销户口', '户口注销'] }),
    ]
    // A word tells an item by how few have it, so the catalogue must not be too small.
    const rest = [...'甲乙丙丁戊己庚辛壬癸'].map((name) => item(name, `${name}类许可证核发`))
    const entries = [...shops, ...rest].map((one) => ({ id: one.id, source: `${one.id}.yaml`, item: one }))
    const other = { ...knowledge, catalogue: buildCatalogue(entries) }
    const after = (question: string) => {
      const before = advance(NOTHING_SAID, '个体工商户设立登记怎么办', other)
      const { choice } = advance(before, question, other)
      return choice.kind === 'one' ? choice.entry.id : choice.kind
    }
    expect(after('注销呢')).toBe('close')
    expect(after('户口注销呢')).toBe('death')
  })

  test('what the counter needs is asked for again after another question', () => {
    expect(itemOf('居住证去哪办', '公园几点开门', '要带什么材料')).toBe('residence')
    expect(itemOf('居住证去哪办', '公园几点开门', '票价多少')).toBe('none')
  })

  test('a list that was asked back is chosen from, by place and by words', () => {
    const listed = readReply(
      NOTHING_SAID,
      '您想办的是哪一项？\n一、居住证申领\n二、社会保障卡补换',
      knowledge.catalogue,
    )
    const pick = (question: string) => advance(listed, question, knowledge)
    expect(pick('第二个')).toMatchObject({ picked: true, choice: { kind: 'one', entry: { id: 'social' } } })
    expect(pick('第二个，要什么材料')).toMatchObject({ picked: true, aspects: ['materials'] })
    expect(pick('社保卡的')).toMatchObject({ choice: { entry: { id: 'social' } } })
    expect(pick('多久').choice.kind).toBe('several')
  })

  test('what only goes on takes up another item where the reply is about that item', () => {
    const after = (reply: string) => {
      const { choice } = readReply(talk('居住证怎么办', '那换驾照呢'), reply, knowledge.catalogue)
      return choice.kind === 'one' && choice.entry.id
    }
    expect(after('“机动车驾驶证期满换证”收费：不收费。')).toBe('licence')
    expect(after('驾驶证由公安机关核发。')).toBe('residence')
  })

  test('a district answers what was asked, or asks where', () => {
    expect(talk('身份证丢了怎么补办', '我在东城').aspects).toEqual(['place'])
    expect(talk('居住证要什么材料', '去东城办').aspects).toEqual(['place'])
    expect(talk('居住证要什么材料', '东城的').aspects).toEqual(['materials'])
    expect(talk('居住证几点上班', '东城').aspects).toEqual(['hours'])
  })

  test('a reply tells the item it was about', () => {
    const state = readReply(NOTHING_SAID, '“居住证申领”办理要点：……', knowledge.catalogue)
    expect(state.choice).toMatchObject({ kind: 'one', entry: { id: 'residence' } })
    expect(readReply(NOTHING_SAID, '“别的事”办理要点', knowledge.catalogue)).toBe(NOTHING_SAID)
    const leads = (reply: string) => itemLeading(reply, knowledge.catalogue)?.item.name
    expect(leads('依据：《居住证办法》。\n“居住证申领”收费：不收费。[1]')).toBe('居住证申领')
    expect(leads('“居住证制度”的牵头单位：公安局。[1]')).toBeUndefined()
  })
})

test('what is to be issued is the item, what stands before it its circumstances', () => {
  const arrival = item('arrival', '居住登记', { aliases: ['外地来的居住登记'], topics: ['居住证'] })
  const entries = [...ITEMS, arrival].map((one) => ({ id: one.id, source: `${one.id}.yaml`, item: one }))
  const other = { ...knowledge, catalogue: buildCatalogue(entries) }
  const { choice } = advance(NOTHING_SAID, '我是外地来的想办居住证', other)
  expect(choice).toMatchObject({ kind: 'one', entry: { id: 'residence' } })
})

test('what is to be done must be what the item does', () => {
  expect(itemOf('居住证丢了怎么补')).toBe('none')
  expect(itemOf('房产证丢了怎么补')).toBe('none')
})

test.each([
  ['临时身份证收费多少', false],
  ['临时身份证多久能办好', false],
  ['临时身份证停车一小时多少钱', true],
  ['产假多少天', true],
  ['坐公交免费吗', true],
  ['消费券什么时候发', true],
])('%s: of a thing %s', (question, ofThing) => {
  const { choice, aspects } = talk(question)
  const entry = choice.kind === 'one' ? choice.entry : null
  expect(asksOfThing(question, aspects, entry, { same, beside: 0, carried: false })).toBe(ofThing)
})

test('what an item gives is no fee', () => {
  expect(readAmount('创业补贴多少钱', ['fee'], '创业补贴申领')).toEqual(['standard'])
  expect(readAmount('创业补贴博士多少', [], '创业补贴申领')).toEqual(['standard'])
  expect(readAmount('临时身份证多少', [], '临时居民身份证办理')).toEqual([])
  expect(readAmount('创业补贴要交多少钱', ['fee'], '创业补贴申领')).toEqual(['fee'])
})

test.each([
  ['我的低保申请到哪一步了', true],
  ['帮我查下公积金余额', true],
  ['公积金余额怎么查', false],
  ['申请分几步', false],
  ['请律师还查我家里有多少钱吗', false],
  ['查我的公积金余额', true],
])('%s: own case %s', (question, own) => expect(asksOwnCase(question)).toBe(own))

test('of two everyday names that fit the one said as it is names the item', () => {
  const named = [
    item('living', '渔工生活津贴申领', { aliases: ['渔工津贴'] }),
    item('hiring', '一次性用工津贴申领', { aliases: ['招渔工津贴'] }),
    ...['古树认养', '校车备案', '礼堂预订', '井盖报修', '苗圃验收'].map((name) => item(name, name)),
  ]
  const catalogue = buildCatalogue(named.map((one) => ({ id: one.id, source: '', item: one })))
  const { choice } = advance(NOTHING_SAID, '渔工津贴还发不发', { ...knowledge, catalogue })
  expect(choice.kind === 'one' && choice.entry.id).toBe('living')
})

test('a case is told by what sets it apart, not by a word that another case or the item has too', () => {
  const berth = item('berth', '泊位转让登记（泊位过户）', {
    cases: [
      { name: '买卖', when: '泊位买卖' },
      { name: '质押过户', when: '泊位上有质押' },
    ],
  })
  expect(findCase(berth, '泊位过户要带什么', same)).toBeNull()
  expect(findCase(berth, '泊位还在质押，过户要带什么', same)).toBe('质押过户')
  const nursery = item('nursery', '入托申请', {
    cases: [
      { name: '条件齐全', when: '有暂居凭证且连续缴费' },
      { name: '仅有暂居凭证', when: '缴费不足' },
    ],
  })
  expect(findCase(nursery, '我们有暂居凭证，入托要交什么', same)).toBeNull()
  expect(findCase(nursery, '我们仅有暂居凭证，入托要交什么', same)).toBe('仅有暂居凭证')
  const ferry = item('ferry', '渡船票退订', {
    cases: [
      { name: '正常航班', when: '航班照常' },
      { name: '非正常航班', when: '航班取消' },
    ],
  })
  expect(findCase(ferry, '非正常航班退订', same)).toBe('非正常航班')
})

test('cases are found by other words and by age', () => {
  expect(findCase(ITEMS[0]!, '身份证让人偷了，丢了', same)).toBe('丢失补领')
  expect(findCase(ITEMS[0]!, '身份证过期了', same)).toBe('期满换领')
  expect(findCase(ITEMS[0]!, '身份证要什么', same)).toBeNull()
  const aged = item('a', '餐补', {
    cases: [
      { name: '60至79周岁', when: '低龄' },
      { name: '80周岁以上', when: '高龄' },
    ],
  })
  expect(findCase(aged, '我爸七十五岁', same)).toBe('60至79周岁')
  expect(findCase(aged, '奶奶83岁了', same)).toBe('80周岁以上')
})

test('a district is found by its names, not by words that depend on the speaker', () => {
  expect(findDistricts('我在东城，要去高新区', DISTRICTS)).toEqual(['东城区', '某某高新技术产业开发区'])
  expect(findDistricts('我在市里', DISTRICTS)).toEqual([])
  expect(findDistricts('我在开发区', DISTRICTS)).toEqual([])
})

test('another city counts only where the thing is to be done there', () => {
  expect(otherCity('在威海补办身份证带什么', ['晏海市'])).toBe('威海')
  expect(otherCity('去上海看病要备案吗', ['晏海市'])).toBeNull()
  expect(otherCity('户口在威海，能在这办吗', ['晏海市'])).toBeNull()
})
