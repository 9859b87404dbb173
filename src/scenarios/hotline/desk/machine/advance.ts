import { Value } from 'typebox/value'
import { HuidaError } from '../../../../shared/errors.ts'
import { requirePerson } from '../../people.ts'
import { ACTION_PAYLOADS, type ActionPayloads } from '../payloads.ts'
import { ACTION_LABELS, type TicketAction } from '../states.ts'
import type { Ticket } from '../ticket.ts'
import * as department from './effects/department.ts'
import * as dispatching from './effects/dispatch.ts'
import type { Effect, EffectContext } from './effects/effect.ts'
import * as finish from './effects/finish.ts'
import * as intake from './effects/intake.ts'
import { split } from './effects/split.ts'
import { blockedBy } from './limits.ts'
import { requireAllowed } from './permit.ts'
import { needsReason, TRANSITIONS } from './transitions.ts'

const EFFECTS: { readonly [A in TicketAction]: Effect<A> } = {
  edit: intake.edit,
  split,
  accept: intake.accept,
  answer: intake.answer,
  reject: intake.reject,
  reopen: intake.reopen,
  consult: intake.consult,
  decide: dispatching.decide,
  dispatch: dispatching.dispatch,
  recall: dispatching.recall,
  sign: department.sign,
  return: department.giveBack,
  approveReturn: department.approveReturn,
  rejectReturn: department.rejectReturn,
  redispatch: dispatching.redispatch,
  contact: department.contact,
  progress: department.progress,
  extend: department.extend,
  approveExtension: department.approveExtension,
  rejectExtension: department.rejectExtension,
  merge: dispatching.merge,
  unmerge: dispatching.unmerge,
  reply: department.reply,
  revisit: finish.revisit,
  redo: finish.redo,
  close: finish.close,
  supervise: finish.supervise,
  note: finish.note,
}

/** ERR_INPUT_INVALID, naming the field, unless the payload is what the action takes. */
export function requirePayload(action: TicketAction, payload: unknown): void {
  const schema = ACTION_PAYLOADS[action]
  if (Value.Check(schema, payload)) return
  const first = Value.Errors(schema, payload)[0]
  const field = first?.instancePath.slice(1).replaceAll('/', '.') || '内容'
  throw new HuidaError(
    'ERR_INPUT_INVALID',
    `“${ACTION_LABELS[action]}”的 ${field} 不符合要求：${first?.message ?? ''}`,
  )
}

/**
 * The ticket after a person's act: the next version, in the state the table says. Pure. Throws ERR_TICKET_ROLE,
 * ERR_TICKET_STATE, ERR_TICKET_LIMIT, ERR_INPUT_INVALID or ERR_ORDER_UNSAFE and then nothing has changed.
 */
export function advance<A extends TicketAction>(
  ticket: Ticket,
  action: A,
  payload: ActionPayloads[A],
  context: EffectContext,
): Ticket {
  requirePerson(context.actor)
  requireAllowed(ticket, action, context.actor)
  requirePayload(action, payload)
  const { to } = TRANSITIONS[action]
  if (needsReason(action, ticket) && context.reason === null)
    throw new HuidaError('ERR_INPUT_INVALID', `“${ACTION_LABELS[action]}”须写明理由`)
  const blocked = blockedBy(ticket, action, context.actor, context)
  if (blocked !== null) throw new HuidaError('ERR_TICKET_LIMIT', blocked)
  if (action === 'close' && ticket.satisfaction?.overall === '不满意' && context.reason === null)
    throw new HuidaError('ERR_INPUT_INVALID', '诉求人不满意而办结的，须写明理由')
  return {
    ...EFFECTS[action](ticket, payload, context),
    state: to ?? ticket.state,
    version: ticket.version + 1,
    updatedAt: context.now.toISOString(),
  }
}
