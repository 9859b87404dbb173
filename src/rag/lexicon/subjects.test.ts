import { expect, test } from 'vitest'
import { speaksOfAll } from './subjects.ts'

const none = new Map<string, readonly string[]>()

test('a text speaks of what a question names in one of its wordings or a synonym', () => {
  expect(speaksOfAll('驾照怎么换', '机动车驾驶证期满换证', none)).toBe(true)
  expect(speaksOfAll('副局长的手机号多少', '机动车停一晚收费', none)).toBe(false)
  expect(speaksOfAll('地铁几点', '轨道交通运营时间', new Map([['地铁', ['轨道交通']]]))).toBe(true)
})

test('the longer word is meant where one holds another', () => {
  expect(speaksOfAll('二手房中介费', '二手房中介费用由双方约定', none)).toBe(true)
  expect(speaksOfAll('机动车停一晚收多少', '与此无关', none)).toBe(true)
})

test('what only measures or dates something else is not spoken of', () => {
  expect(speaksOfAll('最低工资多少', '垫付不超过2个月最低工资', none)).toBe(false)
  expect(speaksOfAll('退休年龄是几岁', '距法定退休年龄不足5年', none)).toBe(false)
  expect(speaksOfAll('最低工资多少', '最低工资标准为每月1000元', none)).toBe(true)
})
