import { addDays } from '../../../../shared/china-time.ts'
import { isoDate } from '../../../../shared/text/dates.ts'
import { NUMERAL_PATTERN as N, parseNumeral } from '../../../../shared/text/numerals.ts'
import { festivalDay } from './festival-day.ts'

const WEEKDAYS = '一二三四五六日'

/** Days before the day of the report; the longest wording first. */
const DAYS_AGO: readonly (readonly [RegExp, number])[] = [
  [/大前[天日]/, 3],
  [/前[天晚儿夜]/, 2],
  [/昨/, 1],
  [/今[天日儿早晚晨]|当天|刚才|刚刚|分钟前|小时前/, 0],
]

/** The day that words name, counted from the day of the report; null where they name none. ISO dates. */
export function resolveDay(written: string, reported: string): string | null {
  const exact = /农历|阴历/.test(written)
    ? festivalDay(written, reported)
    : (exactDay(written, reported) ?? festivalDay(written, reported))
  if (exact !== null) return exact
  const weekday = /(上上|上|这|本)?个?(?:周|星期|礼拜)([一二三四五六日天])/.exec(written)
  if (weekday) return ofWeek(weekday[1], weekday[2]!, reported)
  const ago = new RegExp(`(${N}|半)(?:多)?(天|个?星期|周|个月|年)(?:多)?(?:前|之前|以前)`).exec(written)
  if (ago) return daysBack(reported, ago[1]!, ago[2]!)
  const known = DAYS_AGO.find(([wording]) => wording.test(written))
  return known === undefined ? null : addDays(reported, -known[1])
}

/** A day with its month; the year is the one said, or the last one in which the day had already come. */
export function exactDay(written: string, reported: string): string | null {
  const match = new RegExp(`(?:(\\d{4})年|(今年|去年|前年))?(${N})月(${N})[日号]`).exec(written)
  const last = new RegExp(`上个?月(${N})[日号]`).exec(written)
  const year = Number(reported.slice(0, 4))
  const current = new RegExp(`(?:这个?|本)月(${N})[日号]`).exec(written)
  if (current) return isoDate(year, Number(reported.slice(5, 7)), parseNumeral(current[1]!) ?? 0)
  if (last) return isoDate(...previousMonth(reported), parseNumeral(last[1]!) ?? 0)
  if (!match) return null
  const month = parseNumeral(match[3]!) ?? 0
  const day = parseNumeral(match[4]!) ?? 0
  const said = yearSaid(match[1], match[2], year)
  if (said !== null) return isoDate(said, month, day)
  const thisYear = isoDate(year, month, day)
  return thisYear !== null && thisYear > reported ? isoDate(year - 1, month, day) : thisYear
}

/** The year that words say; null where they say none. */
export function yearSaid(digits: string | undefined, word: string | undefined, year: number): number | null {
  if (digits !== undefined) return Number(digits)
  if (word === undefined) return null
  return year - ['今年', '去年', '前年'].indexOf(word)
}

/** Year and month before the month of a day. */
export function previousMonth(reported: string): [number, number] {
  const [year, month] = [Number(reported.slice(0, 4)), Number(reported.slice(5, 7))]
  return month === 1 ? [year - 1, 12] : [year, month - 1]
}

/** The day of a week (上周三) as counted from the day of the report. */
export function ofWeek(which: string | undefined, name: string, reported: string): string {
  const weekday = (new Date(`${reported}T00:00:00Z`).getUTCDay() + 6) % 7
  const wanted = WEEKDAYS.indexOf(name === '天' ? '日' : name)
  const monday = addDays(reported, -weekday)
  if (which === '上') return addDays(monday, wanted - 7)
  if (which === '上上') return addDays(monday, wanted - 14)
  const day = addDays(monday, wanted)
  return which === undefined && day > reported ? addDays(day, -7) : day
}

/** The day so many days, weeks or months before another; a month has its own length. */
export function daysBack(day: string, count: string, unit: string): string {
  if (count === '半') return addDays(day, unit.startsWith('年') ? -183 : -15)
  const n = parseNumeral(count) ?? 0
  if (!/[月年]$/.test(unit)) return addDays(day, -n * (unit === '天' ? 1 : 7))
  const months = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1 - n * (unit === '年' ? 12 : 1)
  const [year, month] = [Math.floor(months / 12), (months % 12) + 1]
  const last = Number(lastOfMonth(year, month).slice(8))
  return isoDate(year, month, Math.min(last, Number(day.slice(8))))!
}

/** The last day of a month. */
export const lastOfMonth = (year: number, month: number): string =>
  addDays(month === 12 ? `${year + 1}-01-01` : isoDate(year, month + 1, 1)!, -1)
