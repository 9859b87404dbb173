import { hasLuhnCheckDigit } from './checksum.ts'
import { digitsOf } from './half-width.ts'
import { rangeOf } from '../ranges.ts'
import type { FindRanges } from '../types.ts'

const CANDIDATE = /(?<![\dA-Za-z.])\d(?:[ -]?\d){14,18}(?![\dA-Za-z]|[ -]\d|\.\d)/g
const CUE = /(?:卡号?|账[号户]|帐[号户]|借记卡|储蓄卡|信用卡|工资卡|存折)[^\d，。；\n]{0,8}$/
/** Long numbers of other things. */
const OTHER =
  /(?:单号?|订单|运单|编号|流水|条码|发票|代码|税号|合同|协议|批次|设备|序列|案号|户号|表号|凭证|交易)[^\d，。；\n]{0,6}$/

/** What cards of the country's own network begin with (ISO/IEC 7812: 62 is UnionPay's). */
const NETWORK = /^62/

/**
 * Bank card numbers: 15–19 digits after 卡号 and the like, otherwise 16–19 that begin as the country's cards do, for a
 * digit is easily misheard, or have the Luhn check digit.
 */
export const findBankCards: FindRanges = (text) =>
  [...text.matchAll(CANDIDATE)].flatMap((match) => {
    const digits = digitsOf(match[0])
    const before = text.slice(Math.max(0, match.index - 16), match.index)
    const named = CUE.test(before)
    const alike = NETWORK.test(digits) || hasLuhnCheckDigit(digits)
    const plain = digits.length >= 16 && !OTHER.test(before) && alike
    return named || plain ? [rangeOf(match)] : []
  })
