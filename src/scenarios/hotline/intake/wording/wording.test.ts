import { expect, test } from 'vitest'
import { writeTitle } from './title.ts'
import { maskDemands, writeSummary } from './wording.ts'

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

test('a place that the caller points at is named once', () => {
  const text = '澄湾区望海路3号楼下那家修车铺天天敲铁皮，吵得没法休息，请管一管'
  const place = '澄湾区望海路3号楼下那家修车铺'
  const read = {
    type: '投诉' as const,
    category: ['生态环境', '噪声扰民'],
    district: null,
    danger: null,
    demands: [],
    location: { text: place, start: 0, end: place.length },
  }
  expect(writeSummary(text, read, []).split('修车铺')).toHaveLength(2)
})
