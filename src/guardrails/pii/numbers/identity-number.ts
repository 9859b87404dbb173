import { isoDate } from '../../../shared/text/dates.ts'
import { hasIdentityCheckDigit } from './checksum.ts'
import { digitsOf } from './half-width.ts'
import { rangeOf } from '../ranges.ts'
import type { FindRanges } from '../types.ts'

const CUE = /(?:身份证|证件|公民身份)(?:号码?|码)?[^\d，。；\n]{0,6}$/
const CANDIDATE = /(?<![\dA-Za-z])\d(?:[ -]?\d){13,16}[ -]?[\dXx](?![\dA-Za-z])/g

/** Identity numbers of 18 characters by birthday and check digit (GB 11643); after 身份证 also mistyped or old ones of 15. */
export const findIdentityNumbers: FindRanges = (text) =>
  [...text.matchAll(CANDIDATE)].flatMap((match) => {
    const digits = digitsOf(match[0])
    const named = CUE.test(text.slice(Math.max(0, match.index - 16), match.index))
    return isIdentityNumber(digits, named) ? [rangeOf(match)] : []
  })

function isIdentityNumber(digits: string, named: boolean): boolean {
  if (digits.length === 15) return named && isBirthday(`19${digits.slice(6, 12)}`)
  if (digits.length !== 18) return false
  return named || (isBirthday(digits.slice(6, 14)) && hasIdentityCheckDigit(digits))
}

const isBirthday = (digits: string): boolean =>
  isoDate(Number(digits.slice(0, 4)), Number(digits.slice(4, 6)), Number(digits.slice(6, 8))) !== null
