import { expect, test } from 'vitest'
import { samePlace } from './same-place.ts'

const TEXT = '望海街道的路灯坏了，我姓王。门口的井盖也翘着'

test('a clause is found again where words before it were replaced or taken out', () => {
  const changed = '的路灯坏了，我姓［姓名］。门口的井盖也翘着'
  const offset = samePlace(TEXT, changed, changed.indexOf('门口'))
  expect(TEXT.slice(offset)).toBe('门口的井盖也翘着')
})

test('the first clause begins with the text', () => {
  expect(samePlace(TEXT, TEXT, 0)).toBe(0)
})
