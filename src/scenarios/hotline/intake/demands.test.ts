import { expect, test } from 'vitest'
import { toOfficial } from './demands.ts'

const FRAME = '核实处理{}的问题'

test.each([
  ['楼道里的灯一个多月没人换', '核实处理楼道里的灯一个多月没人换的问题'],
  ['楼下垃圾堆了半个月了', '核实处理楼下垃圾堆了半个月的问题'],
  ['楼上漏水的问题', '核实处理楼上漏水的问题'],
  ['请尽快修好门口的井盖', '尽快修好门口的井盖'],
])('%s is put as %s', (said, official) => {
  expect(toOfficial(said, FRAME)).toBe(official)
})
