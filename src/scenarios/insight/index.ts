import { addDays, startOfDay } from '../../shared/china-time.ts'
import { findHotSpots } from './hot-spots.ts'
import { findTrends, TREND_WINDOW } from './trends.ts'
import type { DayTally, AnalysedTicket, HotSpotReport, SameEvent } from './types.ts'

export { composeBrief, type BriefNumbers } from './brief.ts'
export { findHotSpots } from './hot-spots.ts'
export { findTrends } from './trends.ts'
export type * from './types.ts'

/** Events are looked for among the tickets of so many days; no fewer than a trend's window, whose evidence they are. */
const EVENT_DAYS = 10

/** What a report of a day reads: ISO instants, `to` exclusive; whole tickets from `recent`, tallies from `from` on. */
export function spanOfReport(day: string): { from: string; recent: string; to: string } {
  const begin = (days: number): string => startOfDay(addDays(day, days)).toISOString()
  return {
    from: begin(1 - TREND_WINDOW.days * (TREND_WINDOW.past + 1)),
    recent: begin(1 - EVENT_DAYS),
    to: begin(1),
  }
}

/** 未诉先办 up to the end of a day (ISO date): events reported again and again, and categories that grow in an area. */
export async function analyse(
  { tickets, tallies }: { tickets: readonly AnalysedTicket[]; tallies: readonly DayTally[] },
  day: string,
  sameEvent: SameEvent,
): Promise<HotSpotReport> {
  const { recent, to } = spanOfReport(day)
  const events = tickets.filter(({ reportedAt }) => reportedAt >= recent && reportedAt < to)
  const { alarms, tested } = findTrends(tallies, tickets, day)
  return { day, hotSpots: await findHotSpots(events, sameEvent), alarms, tested }
}
