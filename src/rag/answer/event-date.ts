const YEARS_AGO: Readonly<Record<string, number>> = { 今年: 0, 去年: 1, 前年: 2 }
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
    const inYear = year ?? String(Number(asOf.slice(0, 4)) - YEARS_AGO[word!]!)
    return [`${inYear}-${two(month ?? wordMonth)}-${two(day ?? wordDay)}`]
  })
  return days.sort().find((day) => day < asOf) ?? null
}

const two = (text: string | undefined): string => (text ?? '1').padStart(2, '0')
