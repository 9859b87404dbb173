import { parseNumeral } from './numerals.ts'

/** A full date found in a text; offsets are UTF-16 code units, `iso` is YYYY-MM-DD. */
export interface FoundDate {
  iso: string
  text: string
  start: number
  end: number
}

const YEAR = '(?:[0-9０-９]{4}|[〇○零一二三四五六七八九]{4})'
const PART = '(?:[0-9０-９]{1,2}|[〇○零一二三四五六七八九十]{1,3})'
const CHINESE = `(${YEAR})[ \\t]*年[ \\t]*(${PART})[ \\t]*月[ \\t]*(${PART})[ \\t]*[日号]`
const NUMERIC =
  '(?<![\\d０-９./-])([0-9０-９]{4})([-/.])([0-9０-９]{1,2})\\5([0-9０-９]{1,2})(?![\\d０-９]|[./-][\\d０-９])'
const ANY_DATE = new RegExp(`${CHINESE}|${NUMERIC}`, 'g')

/** ISO date (YYYY-MM-DD) of year, month and day, or null when the calendar has no such day (years 1000–2999). */
export function isoDate(year: number, month: number, day: number): string | null {
  if (!Number.isInteger(year) || year < 1000 || year > 2999) return null
  const date = new Date(Date.UTC(year, month - 1, day))
  if (date.getUTCFullYear() !== year || date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day)
    return null
  return date.toISOString().slice(0, 10)
}

function toIso(match: RegExpExecArray | RegExpMatchArray): string | null {
  const [year, month, day] =
    match[1] === undefined ? [match[4], match[6], match[7]] : [match[1], match[2], match[3]]
  const values = [year, month, day].map((part) => parseNumeral(part ?? ''))
  const [y, m, d] = values
  return y == null || m == null || d == null ? null : isoDate(y, m, d)
}

/**
 * ISO date of a text that is one full date and nothing else: `2024年1月2日`, `二〇二四年一月二日`, `2024-01-02`,
 * `2024/1/2`, `2024.1.2`; white space inside is ignored. Null when it is something else or an impossible day.
 */
export function parseDate(text: string): string | null {
  const trimmed = text.trim()
  const match = [...trimmed.matchAll(ANY_DATE)][0]
  return match !== undefined && match[0].length === trimmed.length ? toIso(match) : null
}

/** Every possible full date of a text, in order; impossible ones (`2月30日`) are left out. */
export function findDates(text: string): FoundDate[] {
  const found: FoundDate[] = []
  for (const match of text.matchAll(ANY_DATE)) {
    const iso = toIso(match)
    if (iso !== null)
      found.push({ iso, text: match[0], start: match.index, end: match.index + match[0].length })
  }
  return found
}
