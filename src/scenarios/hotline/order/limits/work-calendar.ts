import chineseDays from 'chinese-days'
import type { CityPack } from '../../../../city/types.ts'
import { chinaDay, addDays, startOfDay } from '../../../../shared/china-time.ts'
import { isStatutoryHoliday, yearIsAnnounced } from './statutory-holidays.ts'

const MINUTE_MS = 60_000
const DAY_MINUTES = 24 * 60
/** Longest stretch without a working day that is looked through, in days. */
const HORIZON_DAYS = 800

/** Working time of a city. Instants are `Date`s; days are ISO dates in China. */
export interface WorkCalendar {
  isWorkday(day: string): boolean
  /** The instant after so many working hours (fractions allowed); waits for the next opening outside them. */
  addHours(from: Date, hours: number): Date
  /** End of the n-th working day after the day of `from`, which does not count. */
  addDays(from: Date, days: number): Date
  /** Working hours between two instants; 0 when `to` is not later. */
  hoursBetween(from: Date, to: Date): number
}

interface Minutes {
  from: number
  to: number
}

/** Working time from the pack: weekends, public holidays and shifted working days by chinese-days, then the pack's own days. */
export function createWorkCalendar(pack: Pick<CityPack, 'holidays' | 'serviceLevels'>): WorkCalendar {
  const { am, pm } = pack.serviceLevels.workingHours
  const sessions = [readSession(am), readSession(pm)]
  const working = new Set(pack.holidays.extraWorking)
  const off = new Set(pack.holidays.extraOff)
  const known = new Map<string, boolean>()
  const works = (day: string): boolean => {
    if (working.has(day)) return true
    if (off.has(day)) return false
    const cached = known.get(day)
    if (cached !== undefined) return cached
    const result = chineseDays.isWorkday(day) && (yearIsAnnounced(day) || !isStatutoryHoliday(day))
    known.set(day, result)
    return result
  }
  return {
    isWorkday: works,
    addHours: (from, hours) => addMinutes(from, Math.round(hours * 60), sessions, works),
    addDays: (from, days) => addWorkdays(from, days, sessions, works),
    hoursBetween: (from, to) => minutesBetween(from, to, sessions, works) / 60,
  }
}

function readSession([from, to]: [string, string]): Minutes {
  return { from: readTime(from), to: readTime(to) }
}

function readTime(text: string): number {
  const [hours = 0, minutes = 0] = text.split(':').map(Number)
  return hours * 60 + minutes
}

const minuteOfDay = (at: Date): number => (at.getTime() - startOfDay(chinaDay(at)).getTime()) / MINUTE_MS

const instant = (day: string, minute: number): Date =>
  new Date(startOfDay(day).getTime() + minute * MINUTE_MS)

function addMinutes(from: Date, minutes: number, sessions: Minutes[], works: (day: string) => boolean): Date {
  let left = minutes
  let day = chinaDay(from)
  let start = minuteOfDay(from)
  for (let i = 0; i < HORIZON_DAYS; i++) {
    for (const session of works(day) ? sessions : []) {
      const begin = Math.max(start, session.from)
      const room = session.to - begin
      if (room <= 0) continue
      if (left <= room) return instant(day, begin + left)
      left -= room
    }
    day = addDays(day, 1)
    start = 0
  }
  throw new RangeError('no working time within the horizon')
}

function addWorkdays(from: Date, days: number, sessions: Minutes[], works: (day: string) => boolean): Date {
  let day = chinaDay(from)
  let left = days
  for (let i = 0; i < HORIZON_DAYS && left > 0; i++) {
    day = addDays(day, 1)
    if (works(day)) left -= 1
  }
  if (left > 0) throw new RangeError('no working day within the horizon')
  return instant(day, Math.max(...sessions.map((session) => session.to)))
}

function minutesBetween(from: Date, to: Date, sessions: Minutes[], works: (day: string) => boolean): number {
  let total = 0
  const last = chinaDay(to)
  for (let day = chinaDay(from); day <= last; day = addDays(day, 1)) {
    if (!works(day)) continue
    const start = day === chinaDay(from) ? minuteOfDay(from) : 0
    const end = day === last ? minuteOfDay(to) : DAY_MINUTES
    for (const session of sessions)
      total += Math.max(0, Math.min(end, session.to) - Math.max(start, session.from))
  }
  return total
}
