import { chinaDay, chinaTime, addDays } from '../../../../shared/china-time.ts'
import { isoDate } from '../../../../shared/text/dates.ts'
import { NUMERAL_PATTERN as N, parseNumeral } from '../../../../shared/text/numerals.ts'

const ZONE = '+08:00'
const WEEKDAYS = '一二三四五六日'

/** Days before the day of the report; the longest wording first. */
const DAYS_AGO: readonly (readonly [RegExp, number])[] = [
  [/大前[天日]/, 3],
  [/前[天晚儿夜]/, 2],
  [/昨/, 1],
  [/今[天日儿早晚晨]|当天|刚才|刚刚|分钟前|小时前/, 0],
]

/** Hours that a part of the day adds to a clock of twelve hours. */
const AFTERNOON = /下午|后晌|傍晚|傍黑|晚上|夜里|夜间|半夜|深夜|晚饭后|昨晚|今晚|前晚|放学/
const MORNING = '06:00'
/** The night that begins on a day: its small hours are the next day's. 凌晨 and 后半夜 are said of the day itself. */
const NIGHT = /^(?!.*(?:凌晨|后半夜|下半夜)).*(?:晚|夜)/
/** Up to which hour a word means the small hours: 晚上两点 is at night, 晚上五点 is in the evening. */
const SMALL_HOURS: readonly (readonly [RegExp, number])[] = [
  [/凌晨|夜/, 6],
  [/晚/, 5],
]
const SINCE = /以来|开始|起$|一直|至今|连着|这(?:两|几|三|五)?天|这一?个?月/

/**
 * A time as written, read on the day it was reported (ISO 8601 with offset): an ISO date, a date-time in China's time, or
 * `from/to` of a period. Null when it names no particular time (每天, 最近) or there is no report to count from.
 */
export function resolveTime(written: string, reportedAt: string | null): string | null {
  if (reportedAt === null || !/^\d{4}-\d{2}-\d{2}/.test(reportedAt)) return null
  const reported = chinaDay(reportedAt)
  if (/每|天天|隔三差五|最近|入冬/.test(written)) return null
  if (/^刚[才刚]$|^现在$/.test(written)) return chinaTime(new Date(reportedAt))
  const period = resolvePeriod(written, reported)
  if (period !== null) return period
  const day =
    resolveDay(written, reported) ?? (/点|[:：]/.test(written) && !/到|一到/.test(written) ? reported : null)
  if (day === null) return null
  if (SINCE.test(written) && day < reported) return `${day}/${reported}`
  const clock = resolveClock(written)
  if (clock === null) return day
  const night = `${addDays(day, 1)}T${clock}:00${ZONE}`
  const inNight = NIGHT.test(written) && clock < MORNING && Date.parse(night) <= Date.parse(reportedAt)
  return inNight ? night : `${day}T${clock}:00${ZONE}`
}

function resolveDay(written: string, reported: string): string | null {
  const exact = exactDay(written, reported)
  if (exact !== null) return exact
  const weekday = /(上上|上|这|本)?个?(?:周|星期|礼拜)([一二三四五六日天])/.exec(written)
  if (weekday) return ofWeek(weekday[1], weekday[2]!, reported)
  const ago = new RegExp(`(${N}|半)(?:多)?(天|个?星期|周)(?:多)?(?:前|之前|以前)`).exec(written)
  if (ago) return addDays(reported, -(parseNumeral(ago[1]!) ?? 0) * (ago[2] === '天' ? 1 : 7))
  const known = DAYS_AGO.find(([wording]) => wording.test(written))
  return known === undefined ? null : addDays(reported, -known[1])
}

/** A day with its month; the year is the one said, or the last one in which the day had already come. */
function exactDay(written: string, reported: string): string | null {
  const match = new RegExp(`(?:(\\d{4})年|(今年|去年|前年))?(${N})月(${N})[日号]`).exec(written)
  const last = new RegExp(`上个?月(${N})[日号]`).exec(written)
  const year = Number(reported.slice(0, 4))
  if (last) return isoDate(...previousMonth(reported), parseNumeral(last[1]!) ?? 0)
  if (!match) return null
  const month = parseNumeral(match[3]!) ?? 0
  const day = parseNumeral(match[4]!) ?? 0
  const said = yearSaid(match[1], match[2], year)
  if (said !== null) return isoDate(said, month, day)
  const thisYear = isoDate(year, month, day)
  return thisYear !== null && thisYear > reported ? isoDate(year - 1, month, day) : thisYear
}

function yearSaid(digits: string | undefined, word: string | undefined, year: number): number | null {
  if (digits !== undefined) return Number(digits)
  if (word === undefined) return null
  return year - ['今年', '去年', '前年'].indexOf(word)
}

function previousMonth(reported: string): [number, number] {
  const [year, month] = [Number(reported.slice(0, 4)), Number(reported.slice(5, 7))]
  return month === 1 ? [year - 1, 12] : [year, month - 1]
}

function ofWeek(which: string | undefined, name: string, reported: string): string {
  const weekday = (new Date(`${reported}T00:00:00Z`).getUTCDay() + 6) % 7
  const wanted = WEEKDAYS.indexOf(name === '天' ? '日' : name)
  const monday = addDays(reported, -weekday)
  if (which === '上') return addDays(monday, wanted - 7)
  if (which === '上上') return addDays(monday, wanted - 14)
  const day = addDays(monday, wanted)
  return which === undefined && day > reported ? addDays(day, -7) : day
}

/** Holidays with fixed days, and whole months, years and spans of days. */
function resolvePeriod(written: string, reported: string): string | null {
  const year = Number(reported.slice(0, 4))
  if (/国庆/.test(written)) {
    const first = `${reported >= `${year}-10-01` ? year : year - 1}-10-01`
    return /开始|以来/.test(written) ? `${first}/${reported}` : `${first}/${first.slice(0, 8)}07`
  }
  if (/上周末|上个?(?:星期|礼拜)末/.test(written))
    return `${ofWeek('上', '六', reported)}/${ofWeek('上', '日', reported)}`
  if (/^上上?个?(?:周|星期|礼拜)$/.test(written)) {
    const which = written.startsWith('上上') ? '上上' : '上'
    return `${ofWeek(which, '一', reported)}/${ofWeek(which, '日', reported)}`
  }
  const ongoing = new RegExp(`^(?:快|都)?(半|${N})(个?(?:月|星期|礼拜|周)|天)(?:了)?$`).exec(written)
  if (ongoing) return `${addDays(reported, -spanDays(ongoing[1]!, ongoing[2]!))}/${reported}`
  const lasting = new RegExp(`^(?:连着|这)(${N}|两)天`).exec(written)
  if (lasting) return `${addDays(reported, 1 - (parseNumeral(lasting[1]!) ?? 2))}/${reported}`
  return wholeMonth(written, reported) ?? wholeYear(written, year)
}

/** Days in so many days, weeks or months (30 days each). */
function spanDays(count: string, unit: string): number {
  const days = unit === '天' ? 1 : unit.endsWith('月') ? 30 : 7
  return count === '半' ? 15 : (parseNumeral(count) ?? 0) * days
}

function wholeMonth(written: string, reported: string): string | null {
  if (new RegExp(`月(${N})[日号]`).test(written)) return null
  const year = Number(reported.slice(0, 4))
  const named = new RegExp(`(?:(\\d{4})年|(今年|去年|前年))?(${N})月`).exec(written)
  let at: [number, number] | null = null
  if (/上个?月/.test(written)) at = previousMonth(reported)
  else if (/这一?个?月|本月/.test(written)) at = [year, Number(reported.slice(5, 7))]
  else if (named && !/个月/.test(written)) {
    const month = parseNumeral(named[3]!) ?? 0
    const said = yearSaid(named[1], named[2], year)
    at = [said ?? (month > Number(reported.slice(5, 7)) ? year - 1 : year), month]
  }
  const first = at === null ? null : isoDate(at[0], at[1], 1)
  if (first === null) return null
  if (SINCE.test(written) || /初以来/.test(written)) return `${first}/${reported}`
  const [fromDay, toDay] = /初|上旬/.test(written) ? [1, 10] : /中旬/.test(written) ? [11, 20] : [1, 31]
  const last = addDays(at![1] === 12 ? `${at![0] + 1}-01-01` : isoDate(at![0], at![1] + 1, 1)!, -1)
  const from = /底|下旬/.test(written)
    ? `${first.slice(0, 8)}21`
    : `${first.slice(0, 8)}${String(fromDay).padStart(2, '0')}`
  const to = toDay === 31 ? last : `${first.slice(0, 8)}${toDay}`
  return `${from}/${to < reported || at![0] < year ? to : reported}`
}

function wholeYear(written: string, year: number): string | null {
  const digits = /^(\d{4})年(?:初|底|春节)?(?:以来|开始|起)?$/.exec(written)
  const word = /^(去年|前年|大前年)(?:以来|开始)?$/.exec(written)?.[1]
  if (digits === null && word === undefined) return null
  const said = digits ? Number(digits[1]) : year - 1 - ['去年', '前年', '大前年'].indexOf(word!)
  return /腊月|冬|夏|春节/.test(written) ? null : `${said}-01-01/${said}-12-31`
}

/** `HH:MM` of a clock as written (`下午三点半`, `9:30`), or null. */
function resolveClock(written: string): string | null {
  const digital = /(\d{1,2})[:：](\d{2})/.exec(written)
  const spoken = new RegExp(`(零|${N})点(?:钟)?(?:(半)|(一刻)|(${N})分?)?`).exec(written)
  if (!digital && !spoken) return null
  let hour = digital ? Number(digital[1]) : spoken![1] === '零' ? 0 : (parseNumeral(spoken![1]!) ?? 0)
  const minute = digital ? Number(digital[2]) : minutesOf(spoken!)
  const small = SMALL_HOURS.some(([words, before]) => words.test(written) && hour < before)
  if (hour < 12 && AFTERNOON.test(written) && !small) hour += 12
  if (hour === 12 && /夜|凌晨|晚/.test(written)) hour = 0
  return hour > 23 || minute > 59
    ? null
    : `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`
}

function minutesOf(match: RegExpExecArray): number {
  if (match[2] !== undefined) return 30
  if (match[3] !== undefined) return 15
  return match[4] === undefined ? 0 : (parseNumeral(match[4]) ?? 0)
}
