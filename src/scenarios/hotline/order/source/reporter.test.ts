import { expect, test } from 'vitest'
import { maskReporter } from './reporter.ts'

test.each([
  ['王丽华', '13800138000', '王**（手机 138****8000）'],
  ['姓王', '0638-0001234', '王**（电话 063****1234）'],
  [' 王丽华', null, '王**'],
  ['姓', null, '未留姓名'],
  [' ', null, '未留姓名'],
  ['𠮷田', '110', '𠮷**'],
])('of %j and %j an order tells %s', (name, phone, told) => {
  expect(maskReporter({ name, phone }, false)).toBe(told)
})

test('of who is kept secret nothing is told', () => {
  expect(maskReporter({ name: '王丽华', phone: '13800138000' }, true)).not.toMatch(/王|138/)
})
