import { HuidaError } from '../../../../../shared/errors.ts'
import { dropClocks, startClocks, stopClocks } from '../clocks.ts'
import { limitsOfTicket } from '../limits.ts'
import type { Effect } from './effect.ts'

export const revisit: Effect<'revisit'> = (ticket, { response, attitude, result, satisfaction }, { now }) => {
  // The result is what was asked for: who is not satisfied with it isn't satisfied.
  if (result === '不满意' && ['满意', '基本满意'].includes(satisfaction))
    throw new HuidaError('ERR_INPUT_INVALID', '对办理结果不满意的，总体评价不能是满意或基本满意')
  return {
    ...ticket,
    clocks: stopClocks(ticket.clocks, ['回访'], now),
    satisfaction: { response, attitude, result, overall: satisfaction },
  }
}

/** Once more; a second time is under supervision. */
export const redo: Effect<'redo'> = (ticket, _payload, { levels, calendar, now }) => {
  const { redo: limit, handle } = limitsOfTicket(ticket, levels)
  const clocks = startClocks([['重办', limit ?? handle]], now, calendar)
  return {
    ...ticket,
    clocks: [...ticket.clocks, ...clocks],
    dueAt: clocks[0]?.dueAt ?? null,
    redos: ticket.redos + 1,
    supervised: ticket.supervised || ticket.redos > 0,
    satisfaction: null,
  }
}

export const close: Effect<'close'> = (ticket, _payload, { now }) => ({
  ...ticket,
  clocks: dropClocks(ticket.clocks),
  closedAt: now.toISOString(),
})

export const supervise: Effect<'supervise'> = (ticket) => ({ ...ticket, supervised: true })

export const note: Effect<'note'> = (ticket) => ticket
