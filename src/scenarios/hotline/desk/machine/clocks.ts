import { endOf, type Limit } from '../../order/limits/time-limits.ts'
import type { WorkCalendar } from '../../order/limits/work-calendar.ts'
import { DEPARTMENT_CLOCKS, type ClockName, type Ticket, type TicketClock, type Warning } from '../ticket.ts'

/** A warning comes when this share of the time is over. */
const WARN_SHARE = 0.75

/** A clock as it starts; working time is warned of in working time. */
function startClock(name: ClockName, limit: Limit, from: Date, calendar: WorkCalendar): TicketClock {
  const due = endOf(limit, from, calendar)
  return clockUntil(name, from, due, limit.unit === 'hours' ? null : calendar, limit.basis)
}

/** The clocks of several steps; a step that the rules give no time has none. */
export const startClocks = (
  steps: readonly [ClockName, Limit | null][],
  from: Date,
  calendar: WorkCalendar,
): TicketClock[] =>
  steps.flatMap(([name, limit]) => (limit === null ? [] : [startClock(name, limit, from, calendar)]))

/** A clock that ends at an instant; without a calendar it runs day and night. */
export function clockUntil(
  name: ClockName,
  from: Date,
  due: Date,
  calendar: WorkCalendar | null,
  basis: string | null,
): TicketClock {
  const warn =
    calendar === null
      ? new Date(from.getTime() + (due.getTime() - from.getTime()) * WARN_SHARE)
      : calendar.addHours(from, calendar.hoursBetween(from, due) * WARN_SHARE)
  return {
    name,
    startedAt: from.toISOString(),
    dueAt: due.toISOString(),
    warnAt: warn.toISOString(),
    doneAt: null,
    state: 'running',
    basis,
  }
}

/** The clocks with those of these names stopped at an instant, if they run. */
export function stopClocks(
  clocks: readonly TicketClock[],
  names: readonly ClockName[],
  at: Date,
): TicketClock[] {
  return clocks.map((clock) =>
    names.includes(clock.name) && clock.doneAt === null ? { ...clock, doneAt: at.toISOString() } : clock,
  )
}

/** The clocks without the running ones of these names (all of them when none is given): nobody owes that step any more. */
export function dropClocks(clocks: readonly TicketClock[], names?: readonly ClockName[]): TicketClock[] {
  return clocks.filter(
    (clock) => clock.doneAt !== null || (names !== undefined && !names.includes(clock.name)),
  )
}

/** Running clocks, the one that ends first in front. */
export function openClocks(clocks: readonly TicketClock[]): TicketClock[] {
  return clocks.filter(({ doneAt }) => doneAt === null).sort((a, b) => (a.dueAt < b.dueAt ? -1 : 1))
}

function stateOf(clock: TicketClock, now: string): TicketClock['state'] {
  if (clock.doneAt !== null) return clock.doneAt <= clock.dueAt ? 'met' : 'missed'
  if (now > clock.dueAt) return 'overdue'
  return now >= clock.warnAt ? 'soon' : 'running'
}

/** The ticket with clocks and warning as of an instant. */
export function asOf(ticket: Ticket, at: Date): Ticket {
  const now = at.toISOString()
  const clocks = ticket.clocks.map((clock) => ({ ...clock, state: stateOf(clock, now) }))
  return { ...ticket, clocks, ...pressing(clocks) }
}

/** The ticket with its warning by the clocks alone that run against a department. */
export const asOfDepartment = (ticket: Ticket): Ticket => ({
  ...ticket,
  ...pressing(ticket.clocks.filter(({ name }) => DEPARTMENT_CLOCKS.includes(name))),
})

/** What these clocks warn of. */
function pressing(clocks: readonly TicketClock[]): Pick<Ticket, 'warning' | 'nextDue'> {
  const states = clocks.map(({ state }) => state)
  const warning: Warning = states.includes('overdue') ? 'overdue' : states.includes('soon') ? 'soon' : 'none'
  const first = openClocks(clocks)[0]
  return { warning, nextDue: first === undefined ? null : { name: first.name, dueAt: first.dueAt } }
}
