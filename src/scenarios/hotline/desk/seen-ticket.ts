import { HuidaError } from '../../../shared/errors.ts'
import type { Actor } from '../people.ts'
import type { DeskDeps } from './deps.ts'
import { maySee } from './machine/permit.ts'
import { fromRecord } from './record.ts'
import type { Ticket } from './ticket.ts'

/** The ticket, where this person may see it; otherwise ERR_NOT_FOUND. */
export async function seenTicket(deps: DeskDeps, id: string, actor: Actor): Promise<Ticket> {
  const record = await deps.store.getTicket(id)
  const ticket = record === null ? null : fromRecord(record, deps.clock.now())
  if (ticket === null || !maySee(ticket, actor)) throw new HuidaError('ERR_NOT_FOUND', `没有工单 ${id}`)
  return ticket
}
