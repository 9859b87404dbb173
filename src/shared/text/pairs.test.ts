import { expect, test } from 'vitest'
import { characterPairs, spokenPairs } from './pairs.ts'

test('pairs stand in their order, as often as the text has them', () => {
  expect(characterPairs('天天天晴')).toEqual(['天天', '天天', '天晴'])
  expect(characterPairs('晴')).toEqual([])
  expect(characterPairs('')).toEqual([])
})

test('a character outside the basic plane is one character', () => {
  expect(characterPairs('在𠮷野')).toEqual(['在𠮷', '𠮷野'])
})

test('what is said runs over marks and labels, each pair once', () => {
  expect([...spokenPairs('路灯，［姓名］路灯 坏了')]).toEqual(['路灯', '灯路', '灯坏', '坏了'])
})
