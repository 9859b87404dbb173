import { expect, test } from 'vitest'
import { findPii, maskPii } from '../../../../guardrails/pii/index.ts'
import { toMaskedSpans } from './masked-spans.ts'

const TEXT = '来电人王丽华，手机13800138000，反映观澜路88号楼下的烧烤摊油烟很大。'
const spanOf = (part: string): { start: number; end: number } => {
  const start = TEXT.indexOf(part)
  return { start, end: start + part.length }
}

test('spans move with the masking; one inside a label takes the whole label', () => {
  const pii = findPii(TEXT)
  const masked = maskPii(TEXT)
  const toMasked = toMaskedSpans(TEXT, masked, pii)
  const place = toMasked(spanOf('观澜路88号'))!
  expect(masked.slice(place.start, place.end)).toBe('观澜路88号')
  const phone = toMasked(spanOf('00138'))!
  expect(masked.slice(phone.start, phone.end)).toBe('［手机号］')
})
