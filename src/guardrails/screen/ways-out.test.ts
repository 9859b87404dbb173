import { expect, test } from 'vitest'
import { describeWaysOut } from './ways-out.ts'

const NUMBERS = [
  { number: '110', name: '公安报警', for: '人身威胁' },
  { number: '12395', name: '海上搜救', for: '海上遇险' },
  { number: '12356', name: '心理援助', for: '情绪危机' },
]

test('the line that listens comes first for someone in despair, those that send someone for danger', () => {
  const { despair, danger } = describeWaysOut(NUMBERS, null)
  expect(despair.contacts.map(({ phone }) => phone)).toEqual(['12356', '110', '12395'])
  expect(danger.contacts.map(({ phone }) => phone)).toEqual(['110', '12395', '12356'])
  expect(despair.text.indexOf('12356')).toBeLessThan(despair.text.indexOf('110'))
  expect(danger.text).toContain('110（公安报警）或 12395（海上搜救）')
})

test('a city without numbers gets those of the country, and the hotline for what can wait', () => {
  const { danger } = describeWaysOut([], { name: '热线', phone: '12345' })
  for (const number of ['110', '119', '120', '12356', '12345']) expect(danger.text).toContain(number)
})
