/** A piece of personal data; offsets are UTF-16 code units. */
export interface PiiSpan {
  kind: '身份证' | '手机' | '银行卡'
  value: string
  start: number
  end: number
}

const ID_WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]

/** GB 11643 check digit of an 18-character identity number. */
function isIdentityNumber(text: string): boolean {
  const sum = ID_WEIGHTS.reduce((total, weight, i) => total + weight * Number(text[i]), 0)
  return '10X98765432'[sum % 11] === text[17]!.toUpperCase()
}

/** Luhn check of a bank card number. */
function isCardNumber(text: string): boolean {
  const sum = [...text].reverse().reduce((total, digit, i) => {
    const value = Number(digit) * (i % 2 === 1 ? 2 : 1)
    return total + (value > 9 ? value - 9 : value)
  }, 0)
  return sum % 10 === 0
}

/** Identity numbers and bank cards by checksum, mobile numbers by pattern; spaces and hyphens between digits are allowed. */
export function findPii(text: string): PiiSpan[] {
  const spans: PiiSpan[] = []
  for (const match of text.matchAll(/(?<![\d])\d(?:[ -]?\d){9,18}[Xx]?(?![\d])/g)) {
    const value = match[0]
    const digits = value.replace(/[ -]/g, '')
    const kind = kindOf(digits)
    if (kind) spans.push({ kind, value, start: match.index, end: match.index + value.length })
  }
  return spans
}

function kindOf(digits: string): PiiSpan['kind'] | null {
  if (/^\d{17}[\dXx]$/.test(digits) && isIdentityNumber(digits)) return '身份证'
  if (/^1[3-9]\d{9}$/.test(digits)) return '手机'
  if (/^\d{16,19}$/.test(digits) && isCardNumber(digits)) return '银行卡'
  return null
}

/** The text with each piece of personal data replaced by `［手机］` and the like. */
export function maskPii(text: string): string {
  return findPii(text).reduceRight(
    (masked, span) => `${masked.slice(0, span.start)}［${span.kind}］${masked.slice(span.end)}`,
    text,
  )
}
