import { startOfDay } from './china-time.ts'
import { HuidaError } from './errors.ts'
import { isoDate } from './text/dates.ts'

const DAY = /^(\d{4})-(\d{2})-(\d{2})$/
const MOMENT = /^(\d{4}-\d{2}-\d{2})(?:[T ](.+))?$/

/** True for an ISO day (`2026-03-01`) that the calendar has; `2026-02-30`, which Date.parse rolls into March, has not. */
export function isCalendarDay(text: string): boolean {
  const match = DAY.exec(text)
  return match !== null && isoDate(Number(match[1]), Number(match[2]), Number(match[3])) !== null
}

/** True for a time as Date.parse reads it whose day, where it is written in ISO form, the calendar has. */
export function isCalendarTime(text: string): boolean {
  if (Number.isNaN(Date.parse(text))) return false
  const day = MOMENT.exec(text)?.[1]
  return day === undefined || isCalendarDay(day)
}

/** A day begins at midnight in China; ERR_INPUT_INVALID for what is no time. */
export function toInstant(text: string): string {
  if (!isCalendarTime(text)) throw new HuidaError('ERR_INPUT_INVALID', `“${text}”不是有效的日期`)
  return (isCalendarDay(text) ? startOfDay(text) : new Date(text)).toISOString()
}
