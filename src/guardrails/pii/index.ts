import { findBankCards } from './numbers/bank-card.ts'
import { findEmails } from './numbers/email.ts'
import { findFixedLines } from './numbers/fixed-line.ts'
import { findFormsOfAddress } from './names/form-of-address.ts'
import { toHalfWidth } from './numbers/half-width.ts'
import { findHomeAddresses } from './places/home-address.ts'
import { findIdentityNumbers } from './numbers/identity-number.ts'
import { findMobileNumbers } from './numbers/mobile-number.ts'
import { findNames } from './names/name.ts'
import { findPlates } from './numbers/plate.ts'
import { findRepeated } from './repeated.ts'
import {
  PII_KINDS,
  type FindRanges,
  type PiiKind,
  type PiiOptions,
  type PiiSpan,
  type Range,
} from './types.ts'
import { findWechatAccounts } from './numbers/wechat.ts'

export { hiderOf } from './hide-values.ts'
export { PII_KINDS, PRIVATE_NUMBERS, type PiiKind, type PiiOptions, type PiiSpan } from './types.ts'

const FINDERS: Record<PiiKind, FindRanges> = {
  邮箱: findEmails,
  身份证号: findIdentityNumbers,
  银行卡号: findBankCards,
  手机号: findMobileNumbers,
  固定电话: findFixedLines,
  车牌号: findPlates,
  微信号: findWechatAccounts,
  住址: findHomeAddresses,
  姓氏称谓: findFormsOfAddress,
  姓名: findNames,
}

/**
 * Personal data of a text in order, without overlaps: numbers by checksum or pattern, names and addresses by the words
 * around them. Every occurrence is
 * given, also where the words around it say nothing. Kinds that aren't asked for don't hide others.
 */
export function findPii(text: string, options: PiiOptions = {}): PiiSpan[] {
  const { kinds = PII_KINDS } = options
  const plain = toHalfWidth(text)
  const spans: PiiSpan[] = []
  for (const kind of PII_KINDS) {
    if (!kinds.includes(kind)) continue
    for (const range of FINDERS[kind](plain, options)) addSpan(spans, text, kind, range)
  }
  for (const { kind, ...range } of findRepeated(text, spans)) addSpan(spans, text, kind, range)
  return spans.sort((a, b) => a.start - b.start)
}

/** Adds a span unless one of a kind before it has some of the same characters. */
function addSpan(spans: PiiSpan[], text: string, kind: PiiKind, { start, end }: Range): void {
  if (spans.some((span) => span.start < end && start < span.end)) return
  spans.push({ kind, value: text.slice(start, end), start, end })
}

/** The text with each of the spans replaced by `［手机号］` and the like. */
export function maskSpans(text: string, spans: readonly PiiSpan[]): string {
  return spans.reduceRight(
    (masked, span) => `${masked.slice(0, span.start)}［${span.kind}］${masked.slice(span.end)}`,
    text,
  )
}

/** The text with each piece of personal data replaced by `［手机号］` and the like. */
export function maskPii(text: string, options: PiiOptions = {}): string {
  return maskSpans(text, findPii(text, options))
}
