import { addDays } from '../../../../shared/china-time.ts'
import { parseNumeral } from '../../../../shared/text/numerals.ts'

/** A day of the lunar calendar, as month and day; a leap month has no such day here. */
const LUNAR = new Intl.DateTimeFormat('en-u-ca-chinese', {
  timeZone: 'UTC',
  year: 'numeric',
  month: 'numeric',
  day: 'numeric',
})

/** Festivals by name with month and day, of the lunar calendar or of the common one. */
const FESTIVALS: readonly (readonly [RegExp, string, 'lunar' | 'common'])[] = [
  [/中秋/, '8/15', 'lunar'],
  [/重阳/, '9/9', 'lunar'],
  [/端午/, '5/5', 'lunar'],
  [/七夕/, '7/7', 'lunar'],
  [/元宵/, '1/15', 'lunar'],
  [/春节[那当]天/, '1/1', 'lunar'],
  [/腊八/, '12/8', 'lunar'],
  [/小年/, '12/23', 'lunar'],
  [/元旦/, '1/1', 'common'],
  [/双十一/, '11/11', 'common'],
]
/** The last day of the lunar year, which is its 29th or 30th. */
const LAST_DAY = /除夕|年三十|大年夜/
const NEW_YEAR = '1/1'
/** A day by the lunar calendar: 正月初六, 腊月二十八, 农历七月十五, 大年初三. */
const LUNAR_DAY = /(?:(大年|[正腊冬]月)|([一二三四五六七八九十]{1,2})月)(初|廿)?([一二三四五六七八九十]{1,3})/
const LUNAR_CALENDAR = /农历|阴历/
const MONTHS: Readonly<Record<string, number>> = { 大年: 1, 正月: 1, 冬月: 11, 腊月: 12 }
const YEARS_AGO = ['今年', '去年', '前年']
/** The year that is said may be the one before last. */
const DAYS_BACK = 1_200

/** ISO date of the last festival or lunar day of a name up to a day (ISO), in the year that is said; null for none, and for a holiday of several days. */
export function festivalDay(written: string, reported: string): string | null {
  if (/期间|假期|前后|以前|之前/.test(written)) return null
  if (LAST_DAY.test(written)) return beforeNewYear(written, reported)
  const lunar = lunarDay(written)
  if (lunar !== null) return lastDay(lunar, 'lunar', written, reported)
  const known = FESTIVALS.find(([name]) => name.test(written))
  return known === undefined ? null : lastDay(known[1], known[2], written, reported)
}

/** Month and day of a lunar day; null where words name none. */
function lunarDay(written: string): string | null {
  const match = LUNAR_DAY.exec(written)
  if (match === null) return null
  const [, named, counted, tens, ones] = match
  if (named === undefined && tens === undefined && !LUNAR_CALENDAR.test(written)) return null
  const month = named === undefined ? parseNumeral(counted!) : MONTHS[named]
  const day = (parseNumeral(ones!) ?? 0) + (tens === '廿' ? 20 : 0)
  return day < 1 || day > 30 ? null : `${month}/${day}`
}

/** The eve of the last lunar new year that had come, or whose eve it is. */
function beforeNewYear(written: string, reported: string): string | null {
  const next = lastDay(NEW_YEAR, 'lunar', written.replace(/[今去前]年/, ''), addDays(reported, 1))
  if (next === null) return null
  // 去年除夕 and 今年除夕 are said of the same eve, the last one; only the one before it needs 前年.
  if (!written.includes('前年')) return addDays(next, -1)
  const before = lastDay(NEW_YEAR, 'lunar', '', addDays(next, -1))
  return before === null ? null : addDays(before, -1)
}

function lastDay(
  wanted: string,
  calendar: 'lunar' | 'common',
  written: string,
  reported: string,
): string | null {
  const ago = YEARS_AGO.findIndex((word) => written.includes(word))
  const read = calendar === 'lunar' ? lunarOf : commonOf
  const year = read(reported).year - ago
  for (let back = 0; back < DAYS_BACK; back++) {
    const day = addDays(reported, -back)
    const of = read(day)
    if (of.day === wanted && (ago < 0 || of.year === year)) return day
  }
  return null
}

interface CalendarDay {
  year: number
  /** Month and day. */
  day: string
}

function lunarOf(day: string): CalendarDay {
  const parts = LUNAR.formatToParts(new Date(`${day}T00:00:00Z`))
  const part = (type: string): string => parts.find((one) => one.type === type)?.value ?? ''
  return { year: Number(part('relatedYear')), day: `${part('month')}/${part('day')}` }
}

const commonOf = (day: string): CalendarDay => ({
  year: Number(day.slice(0, 4)),
  day: `${Number(day.slice(5, 7))}/${Number(day.slice(8))}`,
})
