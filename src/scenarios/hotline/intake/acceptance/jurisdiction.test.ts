import { beforeAll, describe, expect, test } from 'vitest'
import { loadCityPack, type CityPack } from '../../../../city/index.ts'
import { findElsewhere } from './elsewhere.ts'
import { readConfidential, readJurisdiction } from './jurisdiction.ts'

test.each([
  ['楼上的作坊半夜开工，别把我的手机号给他们', true],
  ['我不敢说我是谁，那伙人我惹不起', true],
  ['怕他们回头找我家麻烦', true],
  ['请把我的电话给修水管的师傅', false],
])('whoever must stay closed to departments: %s', async (text, closed) => {
  const place = { district: null, category: [], dangers: [], asOf: null }
  expect(readConfidential(text, '投诉', await loadCityPack(null), place)).toBe(closed)
})

describe('what the hotline does not take', () => {
  let pack: CityPack
  beforeAll(async () => {
    pack = await loadCityPack(null)
  })
  const read = (text: string) => readJurisdiction(text, findElsewhere(text, pack), { urgent: false })

  test.each([
    ['我跟装修队的官司，区法院上月下了判决，我输了，你们帮我改判', '诉讼仲裁复议'],
    ['工伤的案子劳动仲裁下周开庭，让你们先叫厂里赔', '诉讼仲裁复议'],
    ['罚款不服，复议机关已经受理，你们先把罚单撤了', '诉讼仲裁复议'],
    ['我的事在国家信访局登记了，编号都有，还在办理期', '信访已受理'],
    ['镇里给的信访答复意见我不服，要求重新调查', '信访已受理'],
    ['举报某局局长收开发商的钱，帮亲戚拿项目', '纪检监察'],
    ['某局一个科长收了物业公司的红包，我要举报', '纪检监察'],
    ['我在邻市服务区被拖车的坑了八百，让你们管', '其他城市'],
    ['朋友借了我三万打了借条不还，你们帮我要回来', '私人民事纠纷'],
  ])('%s', (text, reason) => {
    const found = read(text)
    expect(found?.reason.startsWith(reason)).toBe(true)
    expect(found?.where).not.toBe('')
  })

  test.each([
    '老板欠我工资，想问怎么申请劳动仲裁',
    '物业说不服就去法院告，我就想让你们管管漏水',
    '法院门口停车乱收费',
    '信访局门口的路坏了',
    '社区主任办事推诿，说话难听',
    '村书记把集体的地低价包给亲戚',
    '老家是外省的，在这边打工被欠薪',
    '拿着法院调解书去过户要带什么',
  ])('takes: %s', (text) => {
    expect(read(text)).toBeNull()
  })
})
