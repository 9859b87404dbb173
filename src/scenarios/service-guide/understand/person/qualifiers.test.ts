import { expect, test } from 'vitest'
import { qualifyAll } from './qualifiers.ts'

const items = ['老年乘车卡申领', '公积金提取', '摊位证申领'].map((name) => ({
  entry: { item: { name } as never },
  score: 0.6,
  held: 0,
  features: { name: 0.3 },
}))
const scores = (question: string): number[] =>
  qualifyAll(items, question, new Map()).map(({ score }) => Number(score.toFixed(2)))

test('a card that an item is named for narrows to it, as any paper does', () => {
  expect(scores('乘车卡要多少钱')).toEqual([0.6, 0.36, 0.36])
  expect(scores('摊位证要多少钱')).toEqual([0.36, 0.36, 0.6])
})

test.each(['公积金打到哪张银行卡', '电话卡换了还能提吗', '工资卡要不要带'])(
  'a card of somebody else narrows nothing: %s',
  (question) => expect(scores(question)).toEqual([0.6, 0.6, 0.6]),
)
