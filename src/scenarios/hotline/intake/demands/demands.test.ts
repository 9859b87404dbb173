import { expect, test } from 'vitest'
import { splitDemands } from './demands.ts'
import { toOfficial } from './official.ts'

const FRAME = '核实处理{}的问题'

test.each([
  ['楼道里的灯一个多月没人换', '核实处理楼道里的灯一个多月没人换的问题'],
  ['楼下垃圾堆了半个月了', '核实处理楼下垃圾堆了半个月的问题'],
  ['楼上漏水的问题', '核实处理楼上漏水的问题'],
  ['请尽快修好门口的井盖', '尽快修好门口的井盖'],
])('%s is put as %s', (said, official) => {
  expect(toOfficial(said, FRAME)).toBe(official)
})

const demandsOf = (text: string): string[] => splitDemands(text, '投诉').map((demand) => demand.text)

test('words that only announce what follows are no demand', () => {
  const demands = demandsOf('老街坊来电说了两样：巷口路灯灭了十来天；公交23路总是甩站不停。')
  expect(demands).toHaveLength(2)
  expect(demands.join()).not.toContain('两样')
})

test('a request that names nothing gives way to what is told', () => {
  expect(demandsOf('巷口路灯灭了十来天，请尽快处理。')).toEqual(['核实处理巷口路灯灭了十来天的问题'])
})

test('numbers of a list are left out', () => {
  const demands = demandsOf('一是楼道堆满纸箱没人清；二是公交23路总是甩站不停。')
  expect(demands.join()).not.toMatch(/[一二]是/)
})

const questionsOf = (text: string): string[] => splitDemands(text, '咨询').map((demand) => demand.text)

test.each([
  ['请问春节放假期间，婚姻登记处开不开门？', ['咨询春节放假期间，婚姻登记处开不开门']],
  ['上月开的药医保没给报，我想问问是怎么回事。', ['咨询上月开的药医保没给报，是怎么回事']],
  ['想问下那个创业补贴啥时候发，我是柳河湾镇的，材料八月就交上去了。', ['咨询创业补贴何时发']],
  ['问收费标准是多少，按户交还是按人交，村里都交了。', ['咨询收费标准是多少', '咨询按户交还是按人交']],
])('a question has what it is about, and nothing that only tells: %s', (text, wanted) => {
  expect(questionsOf(text)).toEqual(wanted)
})

test('a danger to life is what is asked to be dealt with, whatever else is told', () => {
  const subject = { category: ['特种设备'], danger: '电梯困人' }
  const [demand] = splitDemands('我在电梯里，信号不好，七楼八楼中间。', '求助', subject)
  expect(demand?.text).toBe('协助解决电梯困人紧急情况')
})

test('praise is of whom it names, where no clause tells the deed', () => {
  const text = '前天下午老父亲在路口晕倒了，那边值勤的交警一直陪到医院。'
  expect(splitDemands(text, '表扬')[0]?.text).toContain('交警')
})
