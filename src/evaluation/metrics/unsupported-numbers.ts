import { withoutMarks } from '../text/comparable.ts'
import { findNumbers } from '../text/numbers.ts'

const DIGITS = /\d+(?:,\d{3})*(?:\.\d+)?/g

/** Every run of digits in a text, thousands separators removed, and every value with its scale word applied. */
function numbersOf(text: string): Set<string> {
  const plain = [...text.normalize('NFKC').matchAll(DIGITS)].map((match) => match[0].replaceAll(',', ''))
  return new Set([...plain, ...findNumbers(text).map((number) => String(number.value))])
}

/** Runs of digits in the answer (in names such as 5G too) that stand neither in a quote nor in the question. */
export function unsupportedNumbers(answer: string, quotes: readonly string[], question: string): string[] {
  const supported = numbersOf([question, ...quotes].join('\n'))
  const text = withoutMarks(answer)
  const scaled = new Map(findNumbers(text).map((number) => [number.digits, String(number.value)]))
  const written = [...text.normalize('NFKC').matchAll(DIGITS)].map((match) => match[0].replaceAll(',', ''))
  return written.filter((digits) => !supported.has(digits) && !supported.has(scaled.get(digits) ?? digits))
}

/**
 * Unsupported-number rate = numbers of the answer that no cited quote and not the question holds ÷ numbers of the answer.
 * Range 0–1, lower is better; null when the answer has no number. Own definition.
 */
export function unsupportedNumberRate(
  answer: string,
  quotes: readonly string[],
  question: string,
): number | null {
  const total = [...withoutMarks(answer).normalize('NFKC').matchAll(DIGITS)].length
  return total === 0 ? null : unsupportedNumbers(answer, quotes, question).length / total
}
