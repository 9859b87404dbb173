import { HuidaError } from '../../../../shared/errors.ts'
import type { Actor } from '../../people.ts'
import { ACTION_LABELS, type TicketAction } from '../states.ts'
import type { AllowedAction } from '../ticket-detail.ts'
import type { Ticket } from '../ticket.ts'
import { blockedBy, type LimitContext } from './limits.ts'
import { needsReason, TRANSITIONS } from './transitions.ts'

/** What part a department has in a ticket that was sent out. */
export function partOf(ticket: Ticket, department: string | null | undefined): 'lead' | 'co' | null {
  if (!department || ticket.assignment === null) return null
  if (ticket.assignment.lead === department) return 'lead'
  return ticket.assignment.coDepartments.includes(department) ? 'co' : null
}

/** A department sees what was sent to it; the centre sees everything. */
export function maySee(ticket: Ticket, actor: Actor): boolean {
  return actor.role !== 'department' || partOf(ticket, actor.department) !== null
}

/** ERR_TICKET_STATE or ERR_TICKET_ROLE when this action is not this person's to do now. */
export function requireAllowed(ticket: Ticket, action: TicketAction, actor: Actor): void {
  const label = ACTION_LABELS[action]
  const { from, roles } = TRANSITIONS[action]
  if (!roles.includes(actor.role) || !ofParty(ticket, action, actor))
    throw new HuidaError('ERR_TICKET_ROLE', `您不能对本单“${label}”`)
  if (!from.includes(ticket.state))
    throw new HuidaError('ERR_TICKET_STATE', `工单处于“${ticket.state}”，不能“${label}”`)
}

function ofParty(ticket: Ticket, action: TicketAction, actor: Actor): boolean {
  if (actor.role !== 'department') return true
  const part = partOf(ticket, actor.department)
  return part === 'lead' || (part === 'co' && TRANSITIONS[action].party === 'party')
}

/** What a person may do with a ticket now; limits are told with the action they block. */
export function allowedActions(ticket: Ticket, actor: Actor, context: LimitContext): AllowedAction[] {
  const actions = Object.keys(TRANSITIONS) as TicketAction[]
  return actions
    .filter((action) => {
      const { from, roles } = TRANSITIONS[action]
      return from.includes(ticket.state) && roles.includes(actor.role) && ofParty(ticket, action, actor)
    })
    .map((action) => ({
      action,
      label: ACTION_LABELS[action],
      needsReason: needsReason(action, ticket),
      blocked: blockedBy(ticket, action, actor, context),
    }))
}
