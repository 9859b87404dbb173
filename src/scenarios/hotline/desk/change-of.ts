import type { TicketChange } from '../../../store/ports.ts'
import { eventOf, type ChangeRequest } from './events.ts'
import { toRecord } from './record.ts'
import type { Ticket } from './ticket.ts'

/** What is written of a ticket that changed or is new: its record and an event of its history. */
export const changeOf = (before: Ticket | null, after: Ticket, request: ChangeRequest): TicketChange => ({
  record: toRecord(after),
  event: eventOf(before, after, request),
})
