import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { findPii, maskPii, PII_KINDS, PRIVATE_NUMBERS } from './index.ts'

describe('kinds and masking', () => {
  test('only the kinds asked for', () => {
    const text = '我姓王，13800138000，鲁KZ03390'
    expect(maskPii(text, { kinds: PRIVATE_NUMBERS })).toBe('我姓王，［手机号］，鲁KZ03390')
    expect(maskPii(text)).toBe('我［姓氏称谓］，［手机号］，［车牌号］')
  })

  const pieces = fc.constantFrom(
    ...[
      '我叫林可欣，',
      '姓宋，',
      '电话16408836601。',
      '鲁KZ05526',
      '371099195508300223',
      '6号楼2单元401',
      '李某',
    ],
    ...[
      'a@example.com ',
      '微信号：hai_5566，',
      '0638-0003391',
      '漏水三天了，',
      '，',
      ' ',
      '2024年5月1日',
      '李四光',
      '6299990000123456 ',
    ],
  )
  const texts = fc.array(pieces, { maxLength: 12 }).map((parts) => parts.join(''))

  const apart = fc.array(pieces, { maxLength: 12 }).map((parts) => parts.join('，'))

  test('places are exact, in order and apart', () => {
    fc.assert(
      fc.property(texts, (text) => {
        let last = 0
        for (const { value, start, end, kind } of findPii(text)) {
          expect(text.slice(start, end)).toBe(value)
          expect(start).toBeGreaterThanOrEqual(last)
          expect(PII_KINDS).toContain(kind)
          last = end
        }
      }),
    )
  })

  test('a masked text holds no number that was found, and masking again changes nothing', () => {
    fc.assert(
      fc.property(apart, (text) => {
        const masked = maskPii(text)
        for (const { value } of findPii(text).filter(({ value }) => /\d{4}/.test(value)))
          expect(masked).not.toContain(value)
        expect(maskPii(masked, { kinds: PRIVATE_NUMBERS })).toBe(masked)
      }),
    )
  })
})
