import { toInstant } from '../../../../shared/calendar.ts'
import { share } from '../../../../shared/share.ts'
import { requireCentre, type Actor } from '../../people.ts'
import type { DeskDeps } from '../deps.ts'
import { END_STATES } from '../machine/transitions.ts'
import { TICKET_STATES } from '../states.ts'
import { DEPARTMENT_CLOCKS } from '../ticket.ts'
import type { DeskStatistics } from './types.ts'

/** Counts and rates of the tickets reported in a range (`to` exclusive); for the centre. */
export async function readStatistics(
  deps: DeskDeps,
  range: { from: string; to: string },
  actor: Actor,
): Promise<DeskStatistics> {
  requireCentre(actor)
  const counts = await deps.store.countTickets({
    from: toInstant(range.from),
    to: toInstant(range.to),
    now: deps.clock.now().toISOString(),
    departmentClocks: DEPARTMENT_CLOCKS,
  })
  const received = Object.values(counts.byState).reduce((sum, n) => sum + n, 0)
  const ended = END_STATES.reduce((sum, state) => sum + (counts.byState[state] ?? 0), 0)
  const named = <K extends string>(key: K, counted: Record<string, number>) =>
    Object.entries(counted).map(
      ([name, count]) => ({ [key]: name, count }) as Record<K, string> & { count: number },
    )
  return {
    from: range.from,
    to: range.to,
    received,
    open: received - ended,
    closed: counts.closed,
    overdue: counts.overdue,
    soon: counts.soon,
    byState: Object.fromEntries(
      TICKET_STATES.map((state) => [state, counts.byState[state] ?? 0]),
    ) as DeskStatistics['byState'],
    byUrgency: { 特急: 0, 紧急: 0, 一般: 0, ...counts.byUrgency },
    byType: named('type', counts.byType) as DeskStatistics['byType'],
    byCategory: named('category', counts.byCategory),
    byDistrict: named('district', counts.byDistrict),
    byDepartment: counts.byDepartment,
    byDay: counts.byDay,
    onTimeRate: share(counts.onTime, counts.timed),
    satisfactionRate: share(counts.satisfied, counts.rated),
    returnRate: share(counts.returned, counts.dispatched),
  }
}
