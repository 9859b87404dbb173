import type { DispatchRule } from '../../city/types.ts'
import type { Span } from '../../shared/text/sentences.ts'

/** What a rule is held against. `text` may include the official terms of everyday wording. */
export interface RuleCase {
  text: string
  district: string | null
  category: readonly string[]
  /** Dangers to life that the ticket tells of. */
  dangers: readonly string[]
  /** ISO date; null where the day isn't known, and then no rule is out of date. */
  asOf: string | null
}

/**
 * The dangers, the categories and the words, as they stand in the text, that make a rule hit, or null where it does not apply: every
 * condition that is stated must hold. Words are plain text, `a|b` either of them; `counts` may leave out places where they are not meant.
 */
export function matchRule(
  { when, validFrom, validTo }: DispatchRule,
  { text, district, category, dangers, asOf }: RuleCase,
  counts: (span: Span) => boolean = () => true,
): string[] | null {
  if (asOf !== null && !isInForce({ from: validFrom, to: validTo }, when.activeMonths, asOf)) return null
  if (when.district.length > 0 && (district === null || !when.district.includes(district))) return null
  const about = when.category.filter((name) => category.includes(name))
  if (when.category.length > 0 && about.length === 0) return null
  const found = when.danger.filter((name) => dangers.includes(name))
  if (when.danger.length > 0 && found.length === 0) return null
  if (when.none.some((words) => findWords(words, text, counts) !== null)) return null
  const any = when.any.flatMap((words) => findWords(words, text, counts) ?? [])
  if (when.any.length > 0 && any.length === 0) return null
  const all = when.all.map((words) => findWords(words, text, counts))
  if (all.includes(null)) return null
  return [...found, ...about, ...any, ...all.filter((words) => words !== null)]
}

function isInForce(
  { from, to }: { from: string | null; to: string | null },
  months: readonly number[],
  day: string,
): boolean {
  if ((from !== null && day < from) || (to !== null && day > to)) return false
  return months.length === 0 || months.includes(Number(day.slice(5, 7)))
}

/** The first of the alternatives `a|b|c` that stands in a text at a place that counts. */
function findWords(words: string, text: string, counts: (span: Span) => boolean): string | null {
  const found = words
    .split('|')
    .find((word) => word !== '' && placesOf(text, word).some((span) => counts(span)))
  return found ?? null
}

/** Every place where words stand in a text. */
export function placesOf(text: string, words: string): Span[] {
  const found: Span[] = []
  for (let start = text.indexOf(words); start >= 0; start = text.indexOf(words, start + 1))
    found.push({ text: words, start, end: start + words.length })
  return found
}
