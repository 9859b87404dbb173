import { addDays, chinaDay, chinaTime } from '../../../../shared/china-time.ts'
import { NUMERAL_PATTERN as N, parseNumeral } from '../../../../shared/text/numerals.ts'
import { resolveClock } from './resolve-clock.ts'
import { resolveDay } from './resolve-day.ts'
import { resolvePeriod, SINCE } from './resolve-period.ts'

const ZONE = '+08:00'
const MORNING = '06:00'
/** Parts of the day, and the hour from which one may have come. */
const PARTS: readonly (readonly [RegExp, string])[] = [
  [/凌晨|后半夜|下半夜|半夜|夜里|午夜/, '00'],
  [/清晨|早上|早晨|大清早|一早|天亮/, '04'],
  [/上午/, '08'],
  [/中午/, '11'],
  [/下午|后晌|放学|下班/, '12'],
  [/傍晚|傍黑/, '16'],
  [/晚上|晚饭后|深夜|夜间/, '17'],
]
/** Since then and up to the report. */
const UNTIL_NOW = /^[从自]|开始$|起$|到现在$|至今$/
/** The night that begins on a day: its small hours are the next day's. 凌晨 and 后半夜 are said of the day itself. */
const NIGHT = /^(?!.*(?:凌晨|后半夜|下半夜)).*(?:晚|夜)/

/**
 * A time as written, read on the day it was reported (ISO 8601 with offset): an ISO date, a date-time in China's time, or
 * `from/to` of a period. Null when it names no particular time (每天, 最近) or there is no report to count from.
 */
export function resolveTime(written: string, reportedAt: string | null): string | null {
  if (reportedAt === null || !/^\d{4}-\d{2}-\d{2}/.test(reportedAt)) return null
  const reported = chinaDay(reportedAt)
  if (/每|天天|隔三差五|最近|入冬/.test(written)) return null
  const now = new Date(reportedAt)
  if (/^(?:刚[才刚]|现在|这会儿)$/.test(written)) return chinaTime(now)
  const lasted = lastedMs(written)
  if (lasted !== null) return `${chinaTime(new Date(now.getTime() - lasted))}/${chinaTime(now)}`
  const period = resolvePeriod(written, reported)
  if (period !== null) return period
  const day = resolveDay(written, reported) ?? (isOfToday(written) ? dayOfPart(written, now) : null)
  if (day === null) return null
  if (SINCE.test(written) && day < reported) return `${day}/${reported}`
  const clock = nearest(resolveClock(written), { written, day, now })
  if (clock === null) return day
  const night = `${addDays(day, 1)}T${clock}:00${ZONE}`
  const inNight = NIGHT.test(written) && clock < MORNING && Date.parse(night) <= Date.parse(reportedAt)
  const at = inNight ? night : `${day}T${clock}:00${ZONE}`
  return UNTIL_NOW.test(written) ? `${at}/${chinaTime(now)}` : at
}

/** A clock or a part of the day without a date is of the day of the report; a night by itself or a span of hours is any day's. */
const isOfToday = (written: string): boolean => {
  const bare = written.replace(/到(?:现在|如今)$/, '')
  if (/[到至]|^(?:晚上|夜里|夜间|半夜|后半夜|下半夜|深夜)$/.test(bare)) return false
  return PARTS.some(([part]) => part.test(bare)) || /点|[:：]/.test(bare)
}

/** A part of the day that hasn't come yet on the day of the report was that of the day before. */
function dayOfPart(written: string, now: Date): string {
  const today = chinaDay(now)
  const begins = PARTS.find(([part]) => part.test(written))?.[1]
  return begins !== undefined && chinaTime(now).slice(11, 13) < begins ? addDays(today, -1) : today
}

/** The clock of twelve hours of this day that came last before the report, where no part of the day is said. */
function nearest(
  clock: string | null,
  { written, day, now }: { written: string; day: string; now: Date },
): string | null {
  if (clock === null || clock < '01:00' || clock >= '12:00' || /\d[:：]\d/.test(written)) return clock
  if (day !== chinaDay(now) || PARTS.some(([part]) => part.test(written)) || /今早|今晨/.test(written))
    return clock
  const later = `${String(Number(clock.slice(0, 2)) + 12).padStart(2, '0')}${clock.slice(2)}`
  return later <= chinaTime(now).slice(11, 16) ? later : clock
}

/** Milliseconds of so many minutes or hours up to now; null where it says no such thing. */
function lastedMs(written: string): number | null {
  const match = new RegExp(`^(?:快|都|已经)*(半|${N})(分钟|个?(?:小时|钟头))(?:了)?$`).exec(written)
  if (match === null) return null
  const unit = match[2] === '分钟' ? 60_000 : 3_600_000
  return (match[1] === '半' ? 0.5 : (parseNumeral(match[1]!) ?? 0)) * unit
}
