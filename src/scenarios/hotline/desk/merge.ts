import { HuidaError } from '../../../shared/errors.ts'
import type { TicketChange } from '../../../store/ports.ts'
import { URGENCIES, type Urgency } from '../types.ts'
import { changeOf } from './change-of.ts'
import type { DeskDeps } from './deps.ts'
import type { ChangeRequest } from './events.ts'
import { hasten } from './machine/effects/department.ts'
import type { EffectContext } from './machine/effects/effect.ts'
import { awaitDispatch } from './machine/effects/intake.ts'
import { END_STATES } from './machine/transitions.ts'
import { seenTicket } from './seen-ticket.ts'
import type { Ticket } from './ticket.ts'

/** What merging a ticket, or taking it out again, changes in the main one; nothing for any other act. */
export async function changeOfMain(
  deps: DeskDeps,
  before: Ticket,
  after: Ticket,
  request: ChangeRequest,
  context: EffectContext,
): Promise<TicketChange[]> {
  const otherId = request.action === 'merge' ? after.mergedInto : before.mergedInto
  if ((request.action !== 'merge' && request.action !== 'unmerge') || otherId === null) return []
  const main = await mainTicket(deps, after.id, otherId, request)
  const joined = request.action === 'merge'
  const merged = joined ? [...main.merged, after.id] : main.merged.filter((id) => id !== after.id)
  const held = joined ? withUrgencyOf(main, before.urgency, context) : main
  const next = { ...held, merged, version: main.version + 1, updatedAt: context.now.toISOString() }
  const action = joined ? 'absorb' : 'release'
  const key = `${request.key}:${after.id}`
  return [changeOf(main, next, { ...request, action, key, payload: { ticket: after.id } })]
}

/** What is merged into a ticket makes it as urgent: whoever has it now owes the next step by that. */
function withUrgencyOf(main: Ticket, urgency: Urgency, context: EffectContext): Ticket {
  if (URGENCIES.indexOf(urgency) >= URGENCIES.indexOf(main.urgency)) return main
  const raised = { ...main, urgency }
  return main.assignment === null ? awaitDispatch(raised, context) : hasten(raised, context)
}

async function mainTicket(
  deps: DeskDeps,
  id: string,
  mainId: string,
  request: ChangeRequest,
): Promise<Ticket> {
  if (id === mainId) throw new HuidaError('ERR_INPUT_INVALID', '工单不能并入自己')
  const main = await seenTicket(deps, mainId, request.actor)
  if (request.action === 'merge' && END_STATES.includes(main.state))
    throw new HuidaError('ERR_TICKET_STATE', `主单处于“${main.state}”，不能并入`)
  return main
}
