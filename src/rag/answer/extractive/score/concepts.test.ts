import { expect, test } from 'vitest'
import { createSynonyms } from '../../../lexicon/synonyms.ts'
import { analyseQuestion } from '../../../retrieve/analyse/index.ts'
import { conceptShares, conceptsOf, defines, putShare, speaksOf } from './concepts.ts'

const everyday = createSynonyms(new Map([['猫', ['宠物']]]))
const of = (question: string) => conceptsOf(analyseQuestion(question, [], everyday), new Map())

test('a thing is spoken of in its official wording, and a sentence about half of the question says half', () => {
  const asked = of('猫能坐电梯吗')
  expect(conceptShares(asked, '携带宠物乘坐电梯的，应当装笼。', '').own).toBeGreaterThan(0.8)
  const half = conceptShares(asked, '电梯每年检验一次。', '宠物管理办法')
  expect(half.own).toBeLessThan(0.6)
  expect(half.nearby).toBeGreaterThan(0)
})

test('words that frame a question name no thing of it', () => {
  expect(of('供热什么时候开始').map(({ wordings }) => wordings[0])).toEqual(['供热'])
})

test('a hotline to be dialled is not what a sentence is about', () => {
  const [hotline] = of('12345多久答复')
  expect(speaksOf('市民可以拨打12345投诉。', hotline!)).toBe(0)
  expect(speaksOf('12345热线工单办理规程', hotline!)).toBe(1)
})

test('a sentence that says what a thing is defines it', () => {
  expect(defines('供热期为每年11月至次年3月。', of('供热什么时候开始'))).toBe(true)
  expect(defines('供热单位应当检修设施。', of('供热什么时候开始'))).toBe(false)
})

test('what is put to a talk may be a short name of what stands there', () => {
  expect(putShare(of('职高呢'), '职业高级中学学生免学费。')).toBeGreaterThan(0.5)
  expect(putShare(of('职高呢'), '高年级的职工子女免学费。')).toBe(0)
  expect(putShare(of('流刺网呢'), '刺网类8月休渔。')).toBeGreaterThan(0.4)
  expect(putShare(of('获奖的呢'), '未获奖：标准0元。')).toBe(0)
  expect(putShare([], '职业高级中学学生免学费。')).toBe(0)
})
