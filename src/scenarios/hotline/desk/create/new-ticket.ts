import type { CityPack } from '../../../../city/types.ts'
import type { Actor } from '../../people.ts'
import { calendarOf, maskReporter, reporterIn } from '../../order/index.ts'
import type { DispatchAdvice, Intake, TicketInput } from '../../types.ts'
import { awaitDispatch } from '../machine/effects/intake.ts'
import { maskReading } from '../privacy/masked-intake.ts'
import { isConfidential, type Ticket } from '../ticket.ts'
import type { CreateTicket } from '../types.ts'

export interface Reading {
  intake: Intake
  advice: DispatchAdvice
}

/** What has not happened yet to a ticket that nobody has touched. */
export const UNTOUCHED = {
  version: 1,
  edited: [],
  assignment: null,
  firstLead: null,
  returnedFrom: [],
  order: null,
  clocks: [],
  nextDue: null,
  dueAt: null,
  warning: 'none',
  supervised: false,
  returns: 0,
  extensions: 0,
  redos: 0,
  pendingReturn: null,
  pendingExtension: null,
  reply: null,
  satisfaction: null,
  mergedInto: null,
  merged: [],
  splitFrom: null,
  splitInto: [],
  own: null,
  rejection: null,
  closedAt: null,
} satisfies Partial<Ticket>

/** A ticket as it is taken in: state 受理, version 1, masked. */
export function newTicket(
  input: TicketInput,
  reading: Reading,
  origin: { actor: Actor; reporter: CreateTicket['reporter']; sourceId: string | null },
  { pack, now }: { pack: CityPack; now: Date },
): Ticket {
  const { intake, advice } = maskReading(input.text, reading.intake, reading.advice)
  const at = now.toISOString()
  const { type, category, urgency, district, title, summary, sensitive } = intake
  const ticket: Ticket = {
    ...UNTOUCHED,
    id: input.id,
    sourceId: origin.sourceId,
    state: '受理',
    channel: input.channel ?? '电话',
    reportedAt: new Date(input.reportedAt ?? at).toISOString(),
    createdAt: at,
    updatedAt: at,
    createdBy: origin.actor.name,
    type,
    category,
    urgency,
    district,
    location: intake.location?.text ?? null,
    eventTime: intake.eventTime?.text ?? null,
    title,
    summary,
    sensitive,
    confidential: isConfidential(intake),
    reporter: maskReporter({ ...reporterIn(input.text, reading.intake.pii), ...origin.reporter }, false),
    intake,
    advice,
    demands: intake.demands.map(({ text, department }) => ({ text, department })),
  }
  return awaitDispatch(ticket, { levels: pack.serviceLevels, calendar: calendarOf(pack), now })
}
