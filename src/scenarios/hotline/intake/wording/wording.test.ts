import { expect, test } from 'vitest'
import { writeTitle } from './title.ts'
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

test('a place that ends in a number and a matter that begins with one stay two', () => {
  const text = '海棠街道幸福路12，3天没有自来水用'
  const read = {
    type: '投诉' as const,
    category: ['城乡建设', '供水'],
    district: null,
    danger: null,
    demands: [],
    location: { text: '海棠街道幸福路12', start: 0, end: 9 },
  }
  expect(writeTitle(text, read, [])).not.toContain('123')
})
