import { expect, test } from 'vitest'
import { sayPlainly } from './said.ts'

test('numbers of articles and headings are not read out', () => {
  expect(sayPlainly('第三条　津贴为每月100元。', '津贴多少')).toBe('津贴为每月100元。')
  expect(sayPlainly('一、津贴标准\n\n津贴为每月100元。', '津贴多少')).toBe('津贴为每月100元。')
})

test('the number of a lone item goes, those of several stay', () => {
  expect(sayPlainly('（二）每件补贴100元。', '补多少')).toBe('每件补贴100元。')
  expect(sayPlainly('第八条 应当具备：\n（一）有住所；\n（二）已免疫。', '要什么条件')).toBe(
    '应当具备：（一）有住所；（二）已免疫。',
  )
})

test('who asks for the article is told its number', () => {
  expect(sayPlainly('第三条 津贴为每月100元。', '第几条写了津贴')).toBe('第三条 津贴为每月100元。')
})

test('a decimal at the beginning is no number of an item', () => {
  expect(sayPlainly('1.5倍以内的收入计入。', '多少倍')).toBe('1.5倍以内的收入计入。')
})
