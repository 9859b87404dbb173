import chineseDays from 'chinese-days'
import { addDays } from '../../../../shared/china-time.ts'

const FIXED = ['01-01', '05-01', '05-02', '10-01', '10-02', '10-03']
const byYear = new Map<number, ReadonlySet<string>>()

/** False for a year whose holiday arrangement the library does not hold (yet): its National Day would be a working day. */
export function yearIsAnnounced(day: string): boolean {
  return !chineseDays.getDayDetail(`${day.slice(0, 4)}-10-01`).work
}

/**
 * True on a public holiday by law (全国年节及纪念日放假办法, as revised in 2024: 13 days); shifted days are not known
 * before the State Council announces them.
 */
export function isStatutoryHoliday(day: string): boolean {
  const year = Number(day.slice(0, 4))
  let days = byYear.get(year)
  if (days === undefined) {
    days = statutoryDays(year)
    byYear.set(year, days)
  }
  return days.has(day)
}

function statutoryDays(year: number): Set<string> {
  const spring = chineseDays.getSolarDateFromLunar(`${year}-01-01`).date
  const around = [-1, 0, 1, 2].map((days) => addDays(spring, days))
  const lunar = ['05-05', '08-15'].map((date) => chineseDays.getSolarDateFromLunar(`${year}-${date}`).date)
  const qingming = chineseDays.getSolarTermDate(year, 4, 'pure_brightness')
  return new Set([...FIXED.map((date) => `${year}-${date}`), ...around, ...lunar, qingming])
}
