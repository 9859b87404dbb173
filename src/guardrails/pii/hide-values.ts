import type { PiiSpan } from './types.ts'

/** A number that wording cut short is still told by so many digits. */
const TELLING_DIGITS = 7

/** Replaces every value of personal data in a text by its kind, the longest first, and what a cut left of a number. */
export function hiderOf(pii: readonly Pick<PiiSpan, 'kind' | 'value'>[]): (text: string) => string {
  const values = [...pii].sort((a, b) => b.value.length - a.value.length)
  return (text) => values.reduce(hideValue, text)
}

function hideValue(text: string, { kind, value }: Pick<PiiSpan, 'kind' | 'value'>): string {
  const hidden = `［${kind}］`
  const whole = text.replaceAll(value, hidden)
  if (!/^\d+$/.test(value)) return whole
  for (let length = value.length - 1; length >= TELLING_DIGITS; length--) {
    const left = value.slice(0, length)
    if (whole.includes(left)) return whole.replaceAll(left, hidden)
  }
  return whole
}
