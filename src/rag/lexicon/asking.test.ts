import { expect, test } from 'vitest'
import { withoutAsking, withoutMeasures } from './asking.ts'

const plain = (text: string): string => text.replace(/\s/g, '')

test.each([
  ['渔网多长时间验一次', '渔网验一次'],
  ['泳池最晚开到几点', '泳池开到'],
  ['阳台能不能种树', '阳台种树'],
  ['租船最多几个人', '租船几个人'],
  ['摊位费几天内交', '摊位费交'],
])('%s is about %s', (question, subject) => {
  expect(plain(withoutAsking(question))).toBe(subject)
})

test('a name that holds such a word stays whole', () => {
  expect(withoutAsking('最低生活保障金的发放')).toBe('最低生活保障金的发放')
})

test('the measure of a price is no thing a document must name', () => {
  expect(plain(withoutMeasures('砖头一吨多少钱'))).toBe('砖头')
  expect(plain(withoutMeasures('一吨砖头放哪'))).toBe('一吨砖头放哪')
})
