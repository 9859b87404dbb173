import { expect, test } from 'vitest'
import { encodeParams, storableJson, storableText, vectorLiteral } from './values.ts'

test('spells vectors as pgvector reads them', () => {
  expect(vectorLiteral(Float32Array.of(0.5, -2, 0))).toBe('[0.5,-2,0]')
  expect(encodeParams([Float32Array.of(1), 'x', null, 7])).toEqual(['[1]', 'x', null, 7])
})

test('makes text storable without moving an offset', () => {
  const text = 'a\u0000b\udc00c\ud83d\ude00'
  expect(storableText(text)).toBe('a\ufffdb\ufffdc\ud83d\ude00')
  expect(storableText(text)).toHaveLength(text.length)
  expect(encodeParams([['\u0000', null, ['\ud800']]])).toEqual([['\ufffd', null, ['\ufffd']]])
  expect(JSON.parse(storableJson({ deep: [{ text }] }))).toEqual({ deep: [{ text: storableText(text) }] })
})
