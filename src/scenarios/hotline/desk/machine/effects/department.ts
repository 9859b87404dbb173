import { HuidaError } from '../../../../../shared/errors.ts'
import { firstSteps } from '../../../order/limits/time-limits.ts'
import type { ClockName, Ticket } from '../../ticket.ts'
import { clockUntil, dropClocks, openClocks, startClocks, stopClocks } from '../clocks.ts'
import { limitsOfTicket, type LimitContext } from '../limits.ts'
import { partOf } from '../permit.ts'
import { requireSubstance } from '../substance.ts'
import type { Effect, EffectContext } from './effect.ts'
import { awaitDispatch, requireDepartment } from './intake.ts'

const FIRST_STEPS: readonly ClockName[] = ['签收', '首次联系', '响应']
/** A ticket that became more urgent while a department works on it: what it still owes, it owes by that from now on. */
export function hasten(ticket: Ticket, { levels, calendar, now }: LimitContext): Ticket {
  const open = openClocks(ticket.clocks).map(({ name }) => name)
  if (!open.includes('办结') && !open.includes('重办')) return ticket
  const limits = limitsOfTicket(ticket, levels)
  const uncontacted = open.includes('首次联系') || open.includes('响应')
  const first = firstSteps(limits).filter(([name]) => (name === '签收' ? open.includes(name) : uncontacted))
  return {
    ...ticket,
    clocks: [
      ...dropClocks(ticket.clocks, [...FIRST_STEPS, '进展反馈']),
      ...startClocks([...first, ['进展反馈', limits.feedback]], now, calendar),
    ],
  }
}

export const sign: Effect<'sign'> = (ticket, _payload, { now }) => ({
  ...ticket,
  clocks: stopClocks(ticket.clocks, ['签收'], now),
})

export const giveBack: Effect<'return'> = (ticket, { basis, suggested }, context) => {
  const { pack, levels, calendar, now, actor, reason } = context
  if (suggested !== undefined) requireDepartment(pack, suggested)
  if (suggested === ticket.assignment!.lead)
    throw new HuidaError('ERR_INPUT_INVALID', '不能建议改派给退单的单位自己')
  const review = limitsOfTicket(ticket, levels).reviewReturn
  return {
    ...ticket,
    clocks: [
      ...dropClocks(ticket.clocks, FIRST_STEPS),
      ...startClocks([['退单审核', review]], now, calendar),
    ],
    returns: ticket.returns + 1,
    pendingReturn: {
      by: actor.name,
      department: ticket.assignment!.lead,
      reason: reason ?? '',
      basis,
      suggested: suggested ?? null,
    },
  }
}

export const approveReturn: Effect<'approveReturn'> = (ticket, _payload, context) => {
  const stopped = { ...ticket, clocks: stopClocks(ticket.clocks, ['退单审核'], context.now) }
  const returnedFrom = [...ticket.returnedFrom, ticket.assignment!.lead]
  return awaitDispatch({ ...stopped, assignment: null, order: null, dueAt: null, returnedFrom }, context)
}

export const rejectReturn: Effect<'rejectReturn'> = (ticket, _payload, { levels, calendar, now }) => ({
  ...ticket,
  assignment: { ...ticket.assignment!, returnable: false },
  pendingReturn: null,
  clocks: [
    ...stopClocks(ticket.clocks, ['退单审核'], now),
    ...startClocks(firstSteps(limitsOfTicket(ticket, levels)), now, calendar),
  ],
})

export const contact: Effect<'contact'> = (ticket, _payload, { now }) => ({
  ...ticket,
  clocks: stopClocks(ticket.clocks, FIRST_STEPS, now),
})

/** The lead's report of progress starts the next span of an urgent ticket. */
export const progress: Effect<'progress'> = (ticket, _payload, { levels, calendar, now, actor }) => {
  const { feedback } = limitsOfTicket(ticket, levels)
  if (feedback === null || partOf(ticket, actor.department) !== 'lead') return ticket
  const clocks = stopClocks(ticket.clocks, ['进展反馈'], now)
  return { ...ticket, clocks: [...clocks, ...startClocks([['进展反馈', feedback]], now, calendar)] }
}

export const extend: Effect<'extend'> = (ticket, { days, approver, told }, { levels, reason }) => {
  const most = limitsOfTicket(ticket, levels).extendDays
  if (days > most) throw new HuidaError('ERR_TICKET_LIMIT', `延期不超过${most}个工作日`)
  if (!told) throw new HuidaError('ERR_INPUT_INVALID', '延期理由应当先告知诉求人')
  return { ...ticket, pendingExtension: { days, reason: reason ?? '', approver } }
}

export const approveExtension: Effect<'approveExtension'> = (ticket, _payload, { calendar }) => {
  const { days } = ticket.pendingExtension!
  const clocks = ticket.clocks.map((clock) =>
    clock.name === '办结' && clock.doneAt === null
      ? clockUntil(
          '办结',
          new Date(clock.startedAt),
          calendar.addDays(new Date(clock.dueAt), days),
          calendar,
          clock.basis,
        )
      : clock,
  )
  const dueAt = clocks.find(({ name, doneAt }) => name === '办结' && doneAt === null)?.dueAt ?? ticket.dueAt
  return { ...ticket, clocks, dueAt, extensions: ticket.extensions + 1, pendingExtension: null }
}

export const rejectExtension: Effect<'rejectExtension'> = (ticket) => ({ ...ticket, pendingExtension: null })

export const reply: Effect<'reply'> = (ticket, payload, context: EffectContext): Ticket => {
  const { levels, calendar, now, actor } = context
  requireSubstance(payload.findings, '调查情况')
  requireSubstance(payload.measures, '处理意见')
  const { revisit } = limitsOfTicket(ticket, levels)
  const clocks = dropClocks(stopClocks(ticket.clocks, ['办结', '重办', '进展反馈', ...FIRST_STEPS], now))
  return {
    ...ticket,
    clocks: [...clocks, ...startClocks([['回访', revisit]], now, calendar)],
    reply: { ...payload, at: now.toISOString(), by: actor.name },
    pendingExtension: null,
  }
}
