import type { EventTicket, SameEvent } from './types.ts'

/** A ticket joins an event when it is the same as at least this share of its tickets: no chain of neighbours. */
const LEAST_SAME = 0.5
const LEAST_COMMON = 0.1

/** Group tickets that tell of one event, oldest first; tickets alone stand alone. */
export function groupEvents(tickets: readonly EventTicket[], sameEvent: SameEvent): EventTicket[][] {
  const events: { members: EventTicket[]; words: Set<string>[] }[] = []
  const ordered = [...tickets].sort((a, b) => (a.reportedAt < b.reportedAt ? -1 : 1))
  for (const ticket of ordered) {
    const words = pairsOf(ticket)
    let best: { event: (typeof events)[number]; share: number } | null = null
    for (const event of events) {
      if (!comparable(event.members[0]!, ticket)) continue
      const same = event.members.filter(
        (member, i) => overlap(event.words[i]!, words) >= LEAST_COMMON && sameEvent(member, ticket).same,
      )
      const share = same.length / event.members.length
      if (share >= LEAST_SAME && share > (best?.share ?? 0)) best = { event, share }
    }
    if (best === null) events.push({ members: [ticket], words: [words] })
    else {
      best.event.members.push(ticket)
      best.event.words.push(words)
    }
  }
  return events.map(({ members }) => members)
}

/** Two places that are known and differ can't be one event; comparing all the rest would take too long. */
function comparable(a: EventTicket, b: EventTicket): boolean {
  return a.district === null || b.district === null || a.district === b.district
}

function pairsOf({ title, text }: EventTicket): Set<string> {
  const signs = [...`${title}${text}`.replace(/［[^］]*］|[\p{P}\s]/gu, '')]
  return new Set(signs.slice(0, -1).map((sign, i) => sign + signs[i + 1]))
}

/** Share of the smaller set that both have. */
function overlap(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const [few, many] = a.size < b.size ? [a, b] : [b, a]
  let shared = 0
  for (const pair of few) if (many.has(pair)) shared += 1
  return shared / Math.max(1, few.size)
}
