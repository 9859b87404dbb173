import type { LearningCaseRecord, SideEffects } from '../../../store/ports.ts'
import type { Actor } from '../people.ts'
import type { TicketAction } from './states.ts'
import { isConfidential, ownText, type Ticket } from './ticket.ts'
import type { PastTicket } from '../types.ts'
import type { CaseBody } from '../learning/types.ts'

const DISPATCHES: readonly TicketAction[] = ['dispatch', 'decide', 'redispatch']

/**
 * What a person's act teaches: each confirmed dispatch is a labelled case that waits for a reviewer; a department's return
 * that was agreed to, or a dispatch called back, takes back what the dispatch before it seemed to teach.
 */
export function learnFrom(
  before: Ticket,
  after: Ticket,
  action: TicketAction,
  actor: Actor,
  now: Date,
): SideEffects {
  const at = now.toISOString()
  if (action === 'approveReturn' || action === 'recall') {
    const note = action === 'recall' ? '派单已撤回' : '承办单位退单已获同意'
    return { declineCasesOf: { ticketIds: [after.id], at, by: actor.name, note } }
  }
  // What a case teaches is quoted to others as a reason: the words of somebody who is kept secret are not.
  if (!DISPATCHES.includes(action) || isConfidential(after)) return {}
  return { cases: [caseOf(before, after, actor, at)] }
}

/** Tickets that are to be kept secret teach nothing any more. */
export function forget(ticketIds: readonly string[], actor: Actor, now: Date): SideEffects {
  const note = '诉求人身份保密，不用于学习'
  return { declineCasesOf: { ticketIds, at: now.toISOString(), by: actor.name, note } }
}

function caseOf(before: Ticket, after: Ticket, actor: Actor, at: string): LearningCaseRecord {
  const { status, suggestions } = after.advice
  const first = status === 'suggested' ? suggestions[0] : undefined
  const returnedFrom = before.returnedFrom.at(-1)
  const lead = after.assignment!.lead
  const body: CaseBody = {
    kind: returnedFrom !== undefined ? '退单' : first?.department === lead ? '确认' : '更改',
    case: labelled(after, returnedFrom),
    suggested: first?.department ?? null,
    confidence: first?.confidence ?? null,
    decidedBy: actor.name,
    decidedById: actor.id,
    reviewedBy: null,
    reviewNote: null,
  }
  const id = `${after.id}-${after.version}`
  return { id, ticketId: after.id, status: 'pending', createdAt: at, reviewedAt: null, body }
}

function labelled(ticket: Ticket, returnedFrom: string | undefined): PastTicket {
  const { lead, coDepartments } = ticket.assignment!
  return {
    id: ticket.id,
    channel: ticket.channel,
    reported_at: ticket.reportedAt,
    text: ownText(ticket),
    type: ticket.type,
    category: ticket.category,
    urgency: ticket.urgency,
    district: ticket.district,
    department: lead,
    co_departments: coDepartments,
    outcome: {
      status: '办结',
      ...(returnedFrom === undefined ? {} : { returned_from: returnedFrom }),
      satisfaction: '未评价',
    },
  }
}
