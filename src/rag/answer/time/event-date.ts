/** Words for a year and how far it lies from that of the day they are said on. */
export const YEARS_OFF: Readonly<Record<string, number>> = {
  今年: 0,
  本年: 0,
  去年: -1,
  前年: -2,
  明年: 1,
  后年: 2,
}
const DATED =
  /((?:19|20)\d{2})年(?:(\d{1,2})月)?(?:(\d{1,2})[日号])?|(今年|去年|前年)(\d{1,2})月(?:份)?(?:(\d{1,2})[日号])?/g

/**
 * The past day a question says something happened on (`去年8月20号生的孩子`, `2025年3月就完工了`), ISO, or null. A month
 * without a day is its first, a year without a month its first day too; the earliest counts when there are several.
 */
export function eventDate(question: string, asOf: string): string | null {
  const days = [...question.matchAll(DATED)].flatMap((found) => {
    const [, year, month, day, word, wordMonth, wordDay] = found
    if (year !== undefined && month === undefined) return []
    const inYear = year ?? String(Number(asOf.slice(0, 4)) + YEARS_OFF[word!]!)
    return [`${inYear}-${two(month ?? wordMonth)}-${two(day ?? wordDay)}`]
  })
  return days.sort().find((day) => day < asOf) ?? null
}

const two = (text: string | undefined): string => (text ?? '1').padStart(2, '0')

/** The years a question names relative to the day it is asked on (`明年的缴费标准`), as four digits; this year only alone. */
export function relativeYears(question: string, asOf: string): string[] {
  const offs = Object.entries(YEARS_OFF).flatMap(([word, off]) => (question.includes(word) ? [off] : []))
  const others = offs.filter((off) => off !== 0)
  return (others.length > 0 ? others : offs).map((off) => String(Number(asOf.slice(0, 4)) + off))
}
