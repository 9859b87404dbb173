import { expect, test } from 'vitest'
import { rangeFit } from './range-fit.ts'

test.each([
  ['我妈67，一顿补几块？', '年满60周岁不满80周岁的老年人，每餐补贴3元', 1],
  ['爷爷今年八十了，有多少', '90周岁至99周岁每人每月300元', -1],
  ['他下个月满八岁了', '7—14周岁儿童每人每年补助', 1],
  ['屋里就十七度，退多少', '16（含）—18：退费比例50%', 1],
  ['离原来五公里，能退吗', '迁址距离超过3公里的', 1],
  ['补贴多少钱？', '年满60周岁的每月100元', 0],
])('%s against %s: %i', (question, text, fit) => {
  expect(rangeFit(question, text)).toBe(fit)
})
