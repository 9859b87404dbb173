import { setImmediate as pause } from 'node:timers/promises'
import { spokenPairs } from '../../shared/text/pairs.ts'
import type { AnalysedTicket, SameEvent } from './types.ts'

/** A ticket joins an event when it is the same as at least this share of its tickets: no chain of neighbours. */
const LEAST_SAME = 0.5
/** Character pairs in more tickets than this tell nothing apart. */
const MOST_TICKETS = 0.05
const ALWAYS_RARE = 6
/** Two tickets with fewer rare pairs in common are not compared. */
const LEAST_SHARED = 2
/** Nor are two that lie further apart. */
const MOST_APART_MS = 5 * 86_400_000
/** Others get their turn after so many tickets. */
const TURN = 25

interface Event {
  members: AnalysedTicket[]
}

/** Group tickets that tell of one event, oldest first; tickets alone stand alone. Lets others run in between. */
export async function groupEvents(
  tickets: readonly AnalysedTicket[],
  sameEvent: SameEvent,
): Promise<AnalysedTicket[][]> {
  const ordered = [...tickets].sort((a, b) => (a.reportedAt < b.reportedAt ? -1 : 1))
  const rare = rarePairs(ordered)
  const events: Event[] = []
  /** Tickets that hold a pair, each with its event. */
  const holders = new Map<string, { ticket: AnalysedTicket; event: Event }[]>()
  for (const [i, ticket] of ordered.entries()) {
    if (i % TURN === 0) await pause()
    const event = bestEvent(ticket, near(rare[i]!, holders), sameEvent) ?? { members: [] }
    if (event.members.length === 0) events.push(event)
    event.members.push(ticket)
    for (const pair of rare[i]!) {
      const known = holders.get(pair)
      if (known === undefined) holders.set(pair, [{ ticket, event }])
      else known.push({ ticket, event })
    }
  }
  return events.map(({ members }) => members)
}

/** The event of which the largest share of tickets is the same as this one, if that share is large enough. */
function bestEvent(
  ticket: AnalysedTicket,
  nearby: ReadonlyMap<Event, AnalysedTicket[]>,
  sameEvent: SameEvent,
): Event | null {
  let best: { event: Event; share: number } | null = null
  for (const [event, members] of nearby) {
    const alike = members.filter((member) => comparable(member, ticket) && sameEvent(member, ticket).same)
    const share = alike.length / event.members.length
    if (share >= LEAST_SAME && share > (best?.share ?? 0)) best = { event, share }
  }
  return best?.event ?? null
}

/** Tickets so far that share enough rare pairs, by their events. */
function near(
  pairs: readonly string[],
  holders: ReadonlyMap<string, { ticket: AnalysedTicket; event: Event }[]>,
): Map<Event, AnalysedTicket[]> {
  const shared = new Map<AnalysedTicket, { event: Event; n: number }>()
  for (const pair of pairs) {
    for (const { ticket, event } of holders.get(pair) ?? []) {
      const entry = shared.get(ticket)
      if (entry === undefined) shared.set(ticket, { event, n: 1 })
      else entry.n += 1
    }
  }
  const nearby = new Map<Event, AnalysedTicket[]>()
  for (const [ticket, { event, n }] of shared) {
    if (n < LEAST_SHARED) continue
    const members = nearby.get(event)
    if (members === undefined) nearby.set(event, [ticket])
    else members.push(ticket)
  }
  return nearby
}

/** Two places that are known and differ can't be one event, nor can days that lie too far apart. */
function comparable(a: AnalysedTicket, b: AnalysedTicket): boolean {
  if (Math.abs(Date.parse(a.reportedAt) - Date.parse(b.reportedAt)) > MOST_APART_MS) return false
  return a.district === null || b.district === null || a.district === b.district
}

/** The pairs of each ticket that few others hold. */
function rarePairs(tickets: readonly AnalysedTicket[]): string[][] {
  const sets = tickets.map(({ title, text }) => spokenPairs(title + text))
  const counts = new Map<string, number>()
  for (const set of sets) for (const pair of set) counts.set(pair, (counts.get(pair) ?? 0) + 1)
  const most = Math.max(ALWAYS_RARE, tickets.length * MOST_TICKETS)
  return sets.map((set) => [...set].filter((pair) => counts.get(pair)! <= most))
}
