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
