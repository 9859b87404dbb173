import { expect, test } from 'vitest'
import { encodeParams, storableJson, storableText, directionLiteral } from './values.ts'

test('spells the direction of a vector in whole numbers', () => {
  expect(directionLiteral(Float32Array.of(0.5, -2, 0))).toBe('[25000000,-99999999,0]')
  expect(directionLiteral(new Float32Array(2))).toBe('[0,0]')
  expect(encodeParams(['x', null, 7])).toEqual(['x', null, 7])
})

test('makes text storable without moving an offset', () => {
  const text = 'a\u0000b\udc00c\ud83d\ude00'
  expect(storableText(text)).toBe('a\ufffdb\ufffdc\ud83d\ude00')
  expect(storableText(text)).toHaveLength(text.length)
  expect(encodeParams([['\u0000', null, ['\ud800']]])).toEqual([['\ufffd', null, ['\ufffd']]])
  expect(JSON.parse(storableJson({ deep: [{ text }] }))).toEqual({ deep: [{ text: storableText(text) }] })
})
