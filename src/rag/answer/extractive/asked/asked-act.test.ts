import { expect, test } from 'vitest'
import { askedAct, askedRate } from './asked-act.ts'

test.each([
  ['工会会费返多少', '按照拨缴经费的60%返还。', '拨缴比例不低于2%。'],
  ['搬家补多少钱', '每户发放临时安置津贴800元。', '每户收取押金800元。'],
  ['修屋顶给补助吗', '每户补助800元。', '每户收取押金800元。'],
  ['船票能退吗', '开航前可以全额退票。', '开航前可以免费改签。'],
  ['树倒了砸车给赔吗', '造成损失的，由管理单位赔偿。', '应当在2小时内清理。'],
])('%s is answered by what is done with money', (question, done, other) => {
  expect(askedAct(question)?.(done)).toBe(true)
  expect(askedAct(question)?.(other)).toBe(false)
})

test.each(['退休人员几点领餐', '材料缺了怎么补交', '补办要多久'])('%s asks of no such act', (question) => {
  expect(askedAct(question)).toBeNull()
})

test.each([
  ['仓库一平多少钱', '仓储服务费12元/平方米·月。', '仓库押金2000元。'],
  ['停船一天多少钱', '停泊每艘每日30元。', '停泊押金300元。'],
  ['多少钱一吨', '每吨不超过45元。', '每车500元。'],
])('%s asks for a rate', (question, rate, other) => {
  expect(askedRate(question)?.(rate)).toBe(true)
  expect(askedRate(question)?.(other)).toBe(false)
})

test('an amount without a measure is no rate', () => {
  expect(askedRate('押金多少钱')).toBeNull()
})
