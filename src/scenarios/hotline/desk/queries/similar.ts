import { spokenPairs } from '../../../../shared/text/pairs.ts'
import type { TicketGlance } from '../../../../store/ports.ts'
import type { AnalysedTicket } from '../../../insight/types.ts'
import type { Actor } from '../../people.ts'
import { seenTicket } from '../seen-ticket.ts'
import type { DeskDeps } from '../deps.ts'
import { familyOf } from '../family.ts'
import type { TicketState } from '../states.ts'
import { ownText, type Ticket } from '../ticket.ts'
import type { SimilarTicket } from './types.ts'

const DAYS_BACK = 90
const MOST_CANDIDATES = 3000
const DAY_MS = 86_400_000
/** Wording as like as this makes two tickets alike; less is enough where their category is the same. */
const ALIKE = { wording: 0.25, ofCategory: 0.1 }

/** Tickets like this one of the last 90 days, the same event first, then by likeness of wording, place and category. */
export async function findSimilar(
  deps: DeskDeps,
  id: string,
  actor: Actor,
  limit = 5,
): Promise<SimilarTicket[]> {
  const ticket = await seenTicket(deps, id, actor)
  const at = Date.parse(ticket.reportedAt)
  const from = new Date(at - DAYS_BACK * DAY_MS).toISOString()
  const to = new Date(at + DAY_MS).toISOString()
  const relatives = (await familyOf(deps, ticket)).map((each) => each.id)
  const self = toEvent(glanceOf(ticket))
  const candidates = (await deps.store.glances(from, to, MOST_CANDIDATES)).filter(
    (other) =>
      !relatives.includes(other.id) && (actor.role !== 'department' || other.lead === actor.department),
  )
  const pairs = spokenPairs(self.title + self.text)
  return candidates
    .flatMap((other) => judge(deps, self, pairs, other) ?? [])
    .sort((a, b) => Number(b.sameEvent) - Number(a.sameEvent) || b.score - a.score)
    .slice(0, limit)
}

/** Null where two tickets are not alike. */
function judge(
  deps: DeskDeps,
  self: AnalysedTicket,
  pairs: Set<string>,
  other: TicketGlance,
): SimilarTicket | null {
  const wording = wordingOf(pairs, other)
  const ofCategory = self.category.length > 0 && self.category.at(-1) === other.category.at(-1)
  const ofDistrict = self.district !== null && self.district === other.district
  if (wording < (ofCategory ? ALIKE.ofCategory : ALIKE.wording)) return null
  const { same, reason } = deps.sameEvent(self, toEvent(other))
  const score = 0.8 * wording + 0.13 * Number(ofCategory) + 0.07 * Number(ofDistrict)
  return {
    id: other.id,
    title: other.title,
    state: other.state as TicketState,
    reportedAt: other.reportedAt,
    district: other.district,
    department: other.lead,
    score: Math.round(score * 1000) / 1000,
    sameEvent: same,
    reason: same ? reason : describe(ofCategory, ofDistrict),
  }
}

/** Cosine of character pairs. */
function wordingOf(pairs: Set<string>, other: TicketGlance): number {
  const others = spokenPairs(other.title + other.text)
  let shared = 0
  for (const pair of pairs) if (others.has(pair)) shared += 1
  return shared / Math.sqrt(Math.max(1, pairs.size * others.size))
}

const describe = (ofCategory: boolean, ofDistrict: boolean): string =>
  [ofCategory ? '同类' : null, ofDistrict ? '同区划' : null, '内容相近'].filter(Boolean).join('、')

/** A kept ticket as analysis sees it. */
export function toEvent({
  id,
  title,
  text,
  reportedAt,
  district,
  location,
  category,
  lead,
}: TicketGlance): AnalysedTicket {
  return { id, title, text, reportedAt, district, place: location, category, department: lead }
}

function glanceOf(ticket: Ticket): TicketGlance {
  const { id, title, state, reportedAt, district, location, category, urgency, assignment } = ticket
  return {
    id,
    title,
    text: ownText(ticket),
    state,
    reportedAt,
    district,
    location,
    category,
    urgency,
    lead: assignment?.lead ?? null,
  }
}
