import type { CityPack } from '../../../../city/types.ts'
import { chinaTime } from '../../../../shared/china-time.ts'
import type { DeadlineName, OrderDeadline } from '../types.ts'
import { endOf, firstSteps, limitText, type Limit, type TimeLimits } from './time-limits.ts'
import { createWorkCalendar, type WorkCalendar } from './work-calendar.ts'

const calendars = new WeakMap<CityPack, WorkCalendar>()

/** The working calendar of a pack, made once. */
export function calendarOf(pack: CityPack): WorkCalendar {
  const known = calendars.get(pack)
  if (known !== undefined) return known
  const made = createWorkCalendar(pack)
  calendars.set(pack, made)
  return made
}

/**
 * 签收、联系（响应）、办结、反馈 and 退单 limits of an order that goes out now; the urgent ones first. A pack that states no
 * limits sets none: an order holds no number of ours.
 */
export function deadlinesOf(limits: TimeLimits, pack: CityPack, now: Date): OrderDeadline[] {
  const calendar = calendarOf(pack)
  const steps: [DeadlineName, Limit | null][] = [
    ...firstSteps(limits),
    ['进展反馈', limits.feedback],
    ['退单申请', limits.returnWithin],
    ['办结', limits.handle],
  ]
  return steps.flatMap(([name, limit]) => {
    if (limit === null) return []
    const due = endOf(limit, now, calendar)
    return [{ name, dueAt: chinaTime(due), text: `${name}：${limitText(limit, due)}`, basis: limit.basis }]
  })
}
