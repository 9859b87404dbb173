import { beforeAll, describe, expect, test } from 'vitest'
import { loadCityPack, type CityPack } from '../../../../city/index.ts'
import { findAccused } from './accused.ts'

let pack: CityPack

beforeAll(async () => {
  pack = await loadCityPack(null)
})

describe('a ticket accuses', () => {
  test.each([
    ['举报市城市管理局执法队员收了夜市摊主的烟，违建报了三次都不查。', ['市城市管理局']],
    ['我要举报市场监管局不作为，黑作坊举报了半年还在开。', ['市市场监管局']],
    ['实名举报资规局工作人员违规审批，在林地里批了厂房。', ['市自然资源和规划局']],
    ['举报交警支队有个人跟拖车公司勾结，专拖外地车。', ['市交警支队']],
    ['燃气公司的安检员收了好处，隔壁私改管道他也签字合格。', ['市燃气集团']],
    ['举报住建局窗口故意刁难，材料齐了也让跑五趟。', ['市住房城乡建设局']],
    ['水务局的执法人员提前通知偷采砂的老板，人一走又开挖。', ['市水务局']],
    ['举报澄湾区政府的干部包庇违建，拆一半就停了。', ['澄湾区人民政府']],
  ])('%s', (text, accused) => expect(findAccused(text, '举报', pack)).toEqual(accused))

  test.each([
    '举报一家火锅店用过期肉，希望市场监管局查处，别让他们弄虚作假。',
    '向城管局举报楼下烧烤店给物业经理塞红包占道经营。',
    '举报有人冒充燃气公司的安检员索要更换费。',
    '举报澄湾区一家洗浴中心收了客人的现金不开票。',
    '举报某公司伪造检测报告，生态环境局说正在核实。',
    '举报工地包工头克扣工资，劳动监察让等通知。',
    '请市教育局查一查培训机构违规办班。',
    '举报药店串通参保人刷医保卡，医保局公布的电话打不通。',
  ])('nobody: %s', (text) => expect(findAccused(text, '举报', pack)).toEqual([]))

  test('of a bad manner its own department hears, of a bribe another', () => {
    expect(findAccused('市医保局窗口态度不好，不作为', '投诉', pack)).toEqual([])
    expect(findAccused('市医保局窗口工作人员收红包才给办', '投诉', pack)).toEqual(['市医保局'])
  })
})
