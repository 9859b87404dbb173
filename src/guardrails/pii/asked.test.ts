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

test.each([
  ['我叫周海生，高龄津贴多少', '高龄津贴多少'],
  ['单位电话0638-0007777转203，联系人赵会计15400127734，稳岗返还多少', '稳岗返还多少'],
  ['车牌沧F·8K210停了一天，最高收多少', '停了一天，最高收多少'],
  ['手机15400127734的机主是谁', '的机主是谁'],
  ['我叫周海生', '我叫'],
])('who asks is not searched for: %s', (question, searched) =>
  expect(withoutLabels(maskQuestion(question))).toBe(searched),
)

test.each([
  ['我护照号ED9900521，多久能办居住证', '我护照号［证件号］，多久能办居住证'],
  ['残疾证号97060219700101123941，坐公交免费吗', '残疾证号［证件号］，坐公交免费吗'],
  ['产权证号沧2020晏海不动产权第0012345号，登记费多少', '产权证号［证件号］，登记费多少'],
])('numbers of papers are masked: %s', (question, masked) => expect(maskQuestion(question)).toBe(masked))

test('numbers of documents and forms stay', () => {
  const question = '晏政办发〔2025〕16号和证件类型代码表里怎么写'
  expect(maskQuestion(question)).toBe(question)
})
