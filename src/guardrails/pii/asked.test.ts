import { expect, test } from 'vitest'
import { maskQuestion, withoutLabels } from './asked.ts'

test.each([
  ['我邮箱 li.si@example.com，证几天能办好', '我邮箱 ［邮箱］，证几天能办好'],
  ['我叫周海生，高龄津贴多少', '我叫［姓名］，高龄津贴多少'],
  ['手机15400127734，多久到账', '手机［手机号］，多久到账'],
])('masks whoever asks: %s', (question, masked) => expect(maskQuestion(question)).toBe(masked))

test.each(['王局长接待日是哪天', '咨询电话0638-0001329打不通', '观澜路的停车费多少'])(
  'leaves %s',
  (question) => expect(maskQuestion(question)).toBe(question),
)

test('labels are not searched for', () =>
  expect(withoutLabels(maskQuestion('我叫周海生，高龄津贴多少'))).toBe('我叫 ，高龄津贴多少'))
