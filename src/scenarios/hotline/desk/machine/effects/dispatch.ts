import { HuidaError } from '../../../../../shared/errors.ts'
import { firstSteps, type TimeLimits } from '../../../order/limits/time-limits.ts'
import type { ActionPayloads } from '../../payloads.ts'
import type { Ticket, TicketClock } from '../../ticket.ts'
import { dropClocks, startClocks, stopClocks } from '../clocks.ts'
import { limitsOfTicket } from '../limits.ts'
import type { Effect, EffectContext } from './effect.ts'
import { awaitDispatch, requireDepartment } from './intake.ts'

/** Send a ticket to its departments: order checked, limits run from now. */
function assign(
  ticket: Ticket,
  choice: ActionPayloads['dispatch'],
  context: EffectContext,
  returnable: boolean,
): Ticket {
  const { department } = choice
  for (const name of [department, ...(choice.coDepartments ?? [])]) requireDepartment(context.pack, name)
  const order = context.confirmOrder(ticket, choice)
  const { coDepartments } = order
  const at = context.now.toISOString()
  const assignment: Ticket['assignment'] = {
    lead: department,
    coDepartments,
    confirmedBy: context.actor.name,
    confirmedAt: at,
    receivedAt: at,
    ...(choice.special === undefined ? {} : { special: choice.special }),
    returnable,
  }
  const clocks = dispatchClocks(limitsOfTicket({ ...ticket, assignment }, context.levels), context)
  return {
    ...ticket,
    assignment,
    firstLead: ticket.firstLead ?? department,
    order,
    clocks: [...dropClocks(stopClocks(ticket.clocks, ['派单', '退单审核'], context.now)), ...clocks],
    dueAt: clocks.find(({ name }) => name === '办结')?.dueAt ?? null,
    pendingReturn: null,
    pendingExtension: null,
  }
}

const dispatchClocks = (limits: TimeLimits, { now, calendar }: EffectContext): TicketClock[] =>
  startClocks([...firstSteps(limits), ['办结', limits.handle], ['进展反馈', limits.feedback]], now, calendar)

/** What a department gave back with consent goes to it again only by a supervisor's ruling. */
function assignFresh(ticket: Ticket, choice: ActionPayloads['dispatch'], context: EffectContext): Ticket {
  if (ticket.returnedFrom.includes(choice.department))
    throw new HuidaError('ERR_INPUT_INVALID', '该单位已退单并获同意，请派往其他单位，或者转会商裁定')
  return assign(ticket, choice, context, true)
}

export const dispatch: Effect<'dispatch'> = assignFresh
export const redispatch: Effect<'redispatch'> = assignFresh

export const decide: Effect<'decide'> = (ticket, { final = true, ...choice }, context) =>
  assign(ticket, choice, context, !final)

/** A department that the ticket was called back from never had it; one that gave it back before did. */
export const recall: Effect<'recall'> = (ticket, _payload, context) => {
  const { firstLead, returnedFrom } = ticket
  const undone = firstLead === ticket.assignment!.lead && !returnedFrom.includes(firstLead)
  const recalled = { ...ticket, firstLead: undone ? null : firstLead }
  return awaitDispatch({ ...recalled, assignment: null, order: null, dueAt: null }, context)
}

export const merge: Effect<'merge'> = (ticket, { into }, { now }) => ({
  ...ticket,
  clocks: dropClocks(ticket.clocks),
  assignment: null,
  pendingReturn: null,
  pendingExtension: null,
  mergedInto: into,
  dueAt: null,
  closedAt: now.toISOString(),
})

export const unmerge: Effect<'unmerge'> = (ticket, _payload, context) =>
  awaitDispatch({ ...ticket, order: null, mergedInto: null, closedAt: null }, context)
