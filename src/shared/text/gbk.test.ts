import { describe, expect, it } from 'vitest'
import { decodeGbkPair, encodeGbkPair } from './gbk.ts'

describe('GBK pairs', () => {
  it.each([
    ['规', 0xb9, 0xe6],
    ['監', 0xb1, 0x4f],
    ['；', 0xa3, 0xbb],
    ['、', 0xa1, 0xa2],
  ])('%s', (character, lead, trail) => {
    expect(encodeGbkPair(character)).toEqual({ lead, trail })
    expect(decodeGbkPair(lead, trail)).toBe(character)
  })
  it('has no character for user-defined areas, ASCII and what lies outside', () => {
    expect(decodeGbkPair(0xaf, 0xb2)).toBeNull()
    expect(decodeGbkPair(0xf9, 0xbd)).toBeNull()
    expect(decodeGbkPair(0xb5, 0x28)).toBeNull()
    expect(encodeGbkPair('a')).toBeNull()
    expect(encodeGbkPair('😀')).toBeNull()
  })
})
