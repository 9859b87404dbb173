import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatNumeral, parseNumeral } from './numerals.ts'

describe('parseNumeral', () => {
  it.each([
    ['一', 1],
    ['十', 10],
    ['十二', 12],
    ['二十', 20],
    ['九十九', 99],
    ['一百零三', 103],
    ['一百一十', 110],
    ['二〇二四', 2024],
    ['二零二四', 2024],
    ['○', 0],
    ['12', 12],
    ['１２', 12],
    ['三千五百', 3500],
    ['两千零八', 2008],
    ['十二万', 120_000],
    ['一亿二千万', 120_000_000],
    ['廿', null],
    ['', null],
    ['一条', null],
    ['十百', null],
    ['百', null],
    ['一二十', null],
    ['1２x', null],
  ])('%s → %s', (text, value) => expect(parseNumeral(text)).toBe(value))

  it('reads back whatever it writes', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 9999 }), (n) => parseNumeral(formatNumeral(n)) === n))
  })
})

describe('formatNumeral', () => {
  it.each([
    [1, '一'],
    [10, '十'],
    [11, '十一'],
    [20, '二十'],
    [101, '一百零一'],
    [110, '一百一十'],
    [1002, '一千零二'],
    [0, '零'],
  ])('%i → %s', (value, text) => expect(formatNumeral(value)).toBe(text))
  it('refuses what has no such form', () => {
    expect(() => formatNumeral(-1)).toThrow(RangeError)
    expect(() => formatNumeral(1.5)).toThrow(RangeError)
    expect(() => formatNumeral(10_000)).toThrow(RangeError)
  })
})
