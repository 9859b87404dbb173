import { expect, test } from 'vitest'
import { maskDemands } from './wording.ts'

test('a number that was cut short is hidden too', () => {
  const value = '6299990000001234560'
  const demand = {
    text: `处理卡（${value.slice(0, 16)}问题`,
    source: { text: '', start: 0, end: 0 },
    department: null,
  }
  const [masked] = maskDemands([demand], [{ kind: '银行卡号', value, start: 0, end: value.length }])
  expect(masked!.text).toBe('处理卡（［银行卡号］问题')
})
