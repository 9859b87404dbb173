import { expect, test } from 'vitest'
import { withoutStory } from './story.ts'

test.each([
  '闺女2021年4月8号出生，今年能报幼儿园吗',
  '2019年11月生的孩子要带什么材料',
  '前年没裁人，能返几成',
  '我2024年6月毕业，租房补贴多少',
  '我去年买了房，最多能提多少',
  '2022年买的摩托，报废补多少',
  '铺子2021年登记，贷款最高多少',
  '前年没断缴能多领几个月',
])('the date of the asker in %s is no time asked about', (question) => {
  expect(withoutStory(question)).not.toMatch(/\d{4}|去年|前年/)
})

test.each([
  '2023年的补贴标准是多少，怎么领',
  '2022年摊位费多少，现在呢',
  '按2024年的办法，买房能补多少',
  '2020年出生人口有多少',
  '去年交多少钱',
])('the time in %s is asked about', (question) => {
  expect(withoutStory(question)).toBe(question)
})
