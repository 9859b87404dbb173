import type { TicketRecord } from '../../../store/ports.ts'
import type { Actor } from '../people.ts'
import { maskReporter } from '../order/index.ts'
import { asOf, asOfDepartment, openClocks } from './machine/clocks.ts'
import type { TicketRow } from './ticket-detail.ts'
import type { Ticket } from './ticket.ts'

const HANDLING: readonly string[] = ['办结', '重办']

/** What records and rows say alike of a ticket. */
function headOf(ticket: Ticket) {
  const { id, version, state, channel, reportedAt, createdAt, updatedAt, type, category } = ticket
  const { urgency, district, location, title, confidential, supervised, dueAt } = ticket
  return {
    id,
    version,
    state,
    channel,
    reportedAt,
    createdAt,
    updatedAt,
    type,
    category,
    urgency,
    district,
    location,
    title,
    confidential,
    supervised,
    dueAt,
  }
}

/** A ticket as the store keeps it. */
export function toRecord(ticket: Ticket): TicketRecord {
  const open = openClocks(ticket.clocks)
  const done = ticket.clocks.filter(({ name, doneAt }) => HANDLING.includes(name) && doneAt !== null)
  return {
    ...headOf(ticket),
    sourceId: ticket.sourceId,
    closedAt: ticket.closedAt,
    lead: ticket.assignment?.lead ?? null,
    coDepartments: ticket.assignment?.coDepartments ?? [],
    suggested:
      ticket.advice.status === 'suggested' ? (ticket.advice.suggestions[0]?.department ?? null) : null,
    firstLead: ticket.firstLead,
    returnedFrom: ticket.returnedFrom,
    searchText: searchText(ticket),
    nextDueAt: open[0]?.dueAt ?? null,
    warnAt: open.map(({ warnAt }) => warnAt).sort()[0] ?? null,
    onTime: done.length === 0 ? null : done.every((clock) => clock.doneAt! <= clock.dueAt),
    satisfaction: ticket.satisfaction?.overall ?? null,
    body: ticket,
  }
}

function searchText({ id, sourceId, title, district, location, intake }: Ticket): string {
  return [id, sourceId, title, district, location, intake.maskedText].filter(Boolean).join('\n').toLowerCase()
}

/** What tickets of before there was splitting don't hold. */
const UNSPLIT: Pick<Ticket, 'splitFrom' | 'splitInto' | 'own'> = { splitFrom: null, splitInto: [], own: null }

/** The ticket of a record, clocks as of an instant. */
export const fromRecord = (record: TicketRecord, now: Date): Ticket =>
  asOf({ ...UNSPLIT, ...(record.body as Ticket) }, now)

/** A ticket as people read it: of a reporter who is kept secret not even the masked name, wherever it stood before. */
export function asShown(ticket: Ticket): Ticket {
  if (!ticket.confidential) return ticket
  const reporter = maskReporter({ name: null, phone: null }, true)
  return { ...ticket, reporter, order: ticket.order === null ? null : { ...ticket.order, reporter } }
}

/** Takes the place of what is told elsewhere without moving anything: an ellipsis and nothing that shows. */
const leftOut = (length: number): string => '…'.padEnd(length, '\u200b')

/** The masked text without what it tells of the other tickets of the call. */
const withoutElsewhere = ({ own, intake }: Ticket): string =>
  (own?.elsewhere ?? []).reduce(
    (text, { start, end }) => text.slice(0, start) + leftOut(end - start) + text.slice(end),
    intake.maskedText,
  )

/**
 * A ticket as its reader may see it. What dispatch quotes of other people's tickets, and what the caller told of other
 * departments' matters, is the centre's to read.
 */
export function shownTo(whole: Ticket, { role }: Pick<Actor, 'role'>): Ticket {
  if (role !== 'department') return asShown(whole)
  const shown = asShown({ ...whole, intake: { ...whole.intake, maskedText: withoutElsewhere(whole) } })
  const suggestions = shown.advice.suggestions.map((suggestion) => ({
    ...suggestion,
    basis: suggestion.basis.filter(({ kind }) => kind !== 'ticket'),
  }))
  return { ...shown, advice: { ...shown.advice, suggestions } }
}

/** The ticket of a record as a queue shows it to this person: a department is warned of its own clocks only. */
export function fromRecordFor(actor: Actor, record: TicketRecord, now: Date): Ticket {
  const ticket = fromRecord(record, now)
  return actor.role === 'department' ? asOfDepartment(ticket) : ticket
}

/** What a queue shows of a ticket. */
export function toRow(ticket: Ticket): TicketRow {
  const first = ticket.advice.suggestions[0]
  return {
    ...headOf(ticket),
    sensitive: ticket.sensitive,
    assignment: ticket.assignment,
    nextDue: ticket.nextDue,
    warning: ticket.warning,
    adviceStatus: ticket.advice.status,
    suggestion: first === undefined ? null : { department: first.department, confidence: first.confidence },
  }
}
