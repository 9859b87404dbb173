import { HuidaError, isHuidaError } from '../../../shared/errors.ts'
import type { SideEffects, TicketChange, TicketCreation } from '../../../store/ports.ts'
import { requirePerson, type Actor } from '../people.ts'
import { calendarOf } from '../order/index.ts'
import type { DeskDeps } from './deps.ts'
import { changeOf } from './change-of.ts'
import { digestOf, type ChangeRequest } from './events.ts'
import { shareSecrecy } from './family.ts'
import { advance } from './machine/advance.ts'
import type { EffectContext } from './machine/effects/effect.ts'
import { confirmOrder } from './order-of-ticket.ts'
import { forget, learnFrom } from './lessons.ts'
import { changeOfMain } from './merge.ts'
import type { ActionPayloads } from './payloads.ts'
import { maskPayload } from './privacy/mask-payload.ts'
import { seenTicket } from './seen-ticket.ts'
import { splitOff } from './split.ts'
import type { TicketAction } from './states.ts'
import type { Ticket } from './ticket.ts'
import type { ActRequest } from './types.ts'

/** One act on one ticket. Resolves to whether its key had been used before, when nothing was changed. */
export async function act<A extends TicketAction>(
  deps: DeskDeps,
  id: string,
  request: ActRequest<A>,
): Promise<{ replayed: boolean }> {
  const { action, actor, idempotencyKey: key } = request
  requirePerson(actor)
  if (key.trim() === '') throw new HuidaError('ERR_INPUT_INVALID', '缺少幂等键')
  const digest = digestOf({ action, actor: actor.id, reason: request.reason, payload: request.payload })
  if (await wasDone(deps, id, key, digest)) return { replayed: true }
  try {
    await actOnce(deps, id, request, digest)
    return { replayed: false }
  } catch (error) {
    // The same request may have come twice at once: then the other one has done it.
    if (isHuidaError(error) && error.code === 'ERR_STORE_CONFLICT' && (await wasDone(deps, id, key, digest)))
      return { replayed: true }
    throw error
  }
}

/** ERR_STORE_CONFLICT when the ticket has moved on from the version the person looked at, before or during this. */
async function actOnce<A extends TicketAction>(
  deps: DeskDeps,
  id: string,
  request: ActRequest<A>,
  digest: string,
): Promise<void> {
  const { action, actor, idempotencyKey: key } = request
  const ticket = await seenTicket(deps, id, actor)
  if (ticket.version !== request.version)
    throw new HuidaError('ERR_STORE_CONFLICT', `工单已更新到第${ticket.version}版，请刷新后再办`)
  const reason = request.reason?.trim() ? deps.mask(request.reason.trim()) : null
  const payload = maskPayload(request.payload, deps.mask)
  const context = effectContext(deps, actor, reason)
  const next = advance(ticket, action, payload, context)
  const change: ChangeRequest = { action, actor, reason, payload, key, digest }
  const { changes, created } = await changesOf(deps, ticket, next, change, context)
  const effects = effectsOf(ticket, next, changes, change, context)
  await deps.store.commitChanges(changes, { ...effects, created })
}

/** What an act teaches, or takes back of what was taught. */
function effectsOf(
  before: Ticket,
  after: Ticket,
  changes: readonly TicketChange[],
  { action, actor }: ChangeRequest,
  { now }: EffectContext,
): SideEffects {
  if (action !== 'edit') return learnFrom(before, after, action as TicketAction, actor, now)
  const secret = changes.filter(({ record }) => record.confidential).map(({ record }) => record.id)
  return secret.length === 0 ? {} : forget(secret, actor, now)
}

async function wasDone(deps: DeskDeps, id: string, key: string, digest: string): Promise<boolean> {
  const event = await deps.store.eventByKey(id, key)
  if (event === null) return false
  if (event.digest !== digest) throw new HuidaError('ERR_INPUT_INVALID', '这个幂等键已经用于另一次操作')
  return true
}

function effectContext(deps: DeskDeps, actor: Actor, reason: string | null): EffectContext {
  const now = deps.clock.now()
  return {
    pack: deps.pack,
    levels: deps.pack.serviceLevels,
    calendar: calendarOf(deps.pack),
    now,
    actor,
    reason,
    confirmOrder: (ticket, choice) => confirmOrder(deps.pack, ticket, choice, actor, now),
  }
}

/** All that an act writes: 并单 and secrecy change other tickets too, 拆分 makes new ones. */
async function changesOf(
  deps: DeskDeps,
  before: Ticket,
  after: Ticket,
  request: ChangeRequest,
  context: EffectContext,
): Promise<{ changes: TicketChange[]; created: TicketCreation[] }> {
  if (request.action === 'split') {
    const payload = request.payload as ActionPayloads['split']
    const { change, created } = await splitOff(deps, before, after, { ...request, payload }, context)
    return { changes: [change], created }
  }
  if (request.action === 'edit')
    return { changes: await editedTogether(deps, before, after, request), created: [] }
  const main = await changeOfMain(deps, before, after, request, context)
  return { changes: [changeOf(before, after, request), ...main], created: [] }
}

/** An edit, with what it changes in the others of the same call. */
async function editedTogether(
  deps: DeskDeps,
  before: Ticket,
  after: Ticket,
  request: ChangeRequest,
): Promise<TicketChange[]> {
  const { ticket, others } = await shareSecrecy(deps, before, after)
  const { confidential } = ticket
  return [
    changeOf(before, ticket, request),
    ...others.map((other) => {
      const key = `${request.key}:${after.id}`
      const payload = { ticket: after.id, confidential }
      return changeOf(other.before, other.after, { ...request, action: 'shareSecrecy', key, payload })
    }),
  ]
}
