import { chinaDay, daysBetween } from '../../shared/china-time.ts'
import { groupEvents } from './events.ts'
import type { AnalysedTicket, HotSpot, SameEvent } from './types.ts'

/** The high-frequency rule: so many distinct tickets of one event in so many days running. */
const RULE = { count: 3, days: 3 }

/** Events that people keep reporting, the most reported first. */
export async function findHotSpots(
  tickets: readonly AnalysedTicket[],
  sameEvent: SameEvent,
): Promise<HotSpot[]> {
  const distinct = [...new Map(tickets.map((ticket) => [ticket.id, ticket])).values()]
  const events = await groupEvents(distinct, sameEvent)
  return events
    .flatMap((members) => judge(members, sameEvent) ?? [])
    .sort((a, b) => b.count - a.count || b.total - a.total || (a.id < b.id ? -1 : 1))
}

function judge(members: readonly AnalysedTicket[], sameEvent: SameEvent): HotSpot | null {
  const busiest = busiestDays(members)
  if (busiest.length < RULE.count) return null
  const first = busiest[0]!
  const from = chinaDay(first.reportedAt)
  const to = chinaDay(busiest.at(-1)!.reportedAt)
  return {
    id: `event-${members[0]!.id}`,
    title: shortestTitle(members),
    district: mostCommon(members.map(({ district }) => district)),
    place: mostCommon(members.map(({ place }) => place)),
    category: mostCommon(members.map(({ category }) => category.join(' › ') || null)),
    department: mostCommon(members.map(({ department }) => department)),
    count: busiest.length,
    total: members.length,
    from,
    to,
    evidence: members.map(({ id, title, reportedAt }) => ({ id, title, reportedAt })),
    reason: `${RULE.days}日内同一事件 ${busiest.length} 件（${from} 至 ${to}），达到 ${RULE.count} 件；${whySame(busiest, sameEvent) ?? whySame(members, sameEvent)}`,
  }
}

/** Why two of the tickets are the same event; not any two of an event need be. */
function whySame(tickets: readonly AnalysedTicket[], sameEvent: SameEvent): string | null {
  for (const [i, ticket] of tickets.entries())
    for (const other of tickets.slice(i + 1)) {
      const { same, reason } = sameEvent(ticket, other)
      if (same) return reason
    }
  return null
}

/** The most tickets that fall into the days of the rule; tickets come oldest first. */
function busiestDays(members: readonly AnalysedTicket[]): AnalysedTicket[] {
  const dates = members.map(({ reportedAt }) => chinaDay(reportedAt))
  let best: AnalysedTicket[] = []
  let start = 0
  members.forEach((_ticket, end) => {
    while (daysBetween(dates[start]!, dates[end]!) >= RULE.days) start += 1
    if (end - start + 1 > best.length) best = members.slice(start, end + 1)
  })
  return best
}

const shortestTitle = (members: readonly AnalysedTicket[]): string =>
  [...members].sort((a, b) => a.title.length - b.title.length)[0]!.title

function mostCommon(values: readonly (string | null)[]): string | null {
  const counts = new Map<string, number>()
  for (const value of values) if (value !== null) counts.set(value, (counts.get(value) ?? 0) + 1)
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? null
}
