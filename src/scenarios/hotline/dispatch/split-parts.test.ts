import { expect, test } from 'vitest'
import { findParts } from './split-parts.ts'

test('clauses are joined until they are long enough, each part knows where it begins', () => {
  const text = '路灯坏了，晚上看不见路，孩子摔了一跤。门口的垃圾一周没有人来收。'
  const parts = findParts(text)
  expect(parts.length).toBeGreaterThan(1)
  for (const { text: words, start } of parts) expect(text.startsWith(words.slice(0, 4), start)).toBe(true)
})

test('a text of one stretch has no parts', () => {
  expect(findParts('路灯坏了，请修')).toEqual([])
})
