import { requireDistrict } from '../../../../../city/index.ts'
import type { CategoryNode, CityPack } from '../../../../../city/types.ts'
import { HuidaError } from '../../../../../shared/errors.ts'
import type { Ticket } from '../../ticket.ts'
import { dropClocks, startClocks, stopClocks } from '../clocks.ts'
import { limitsOfTicket, type LimitContext } from '../limits.ts'
import type { Effect } from './effect.ts'
import { requireSubstance } from '../substance.ts'
import { keepSecret } from './secrecy.ts'

/** The ticket with the clock of the centre's own dispatching running anew. */
export function awaitDispatch(ticket: Ticket, { levels, calendar, now }: LimitContext): Ticket {
  const { dispatch } = limitsOfTicket(ticket, levels)
  return {
    ...ticket,
    clocks: [...dropClocks(ticket.clocks), ...startClocks([['派单', dispatch]], now, calendar)],
  }
}

/** Since when a ticket waits to be dispatched; null when it doesn't. */
export function waitingSince({ clocks }: Ticket): Date | null {
  const open = clocks.find(({ name, doneAt }) => name === '派单' && doneAt === null)
  return open === undefined ? null : new Date(open.startedAt)
}

/** An edit gives the centre no more time than the ticket would have had as it now is. */
export const edit: Effect<'edit'> = (ticket, edits, context) => {
  const { pack } = context
  if (edits.category !== undefined) requireCategory(pack, edits.category)
  for (const { department } of edits.demands ?? [])
    if (department !== null) requireDepartment(pack, department)
  const place = edits.district == null ? {} : { district: requireDistrict(edits.district, pack.districts) }
  const edited = {
    ...ticket,
    ...edits,
    ...place,
    edited: [...new Set([...ticket.edited, ...Object.keys(edits)])],
  }
  const since = waitingSince(ticket)
  return keepSecret(since === null ? edited : awaitDispatch(edited, { ...context, now: since }))
}

/** ERR_INPUT_INVALID unless the city has the department (by its short name). */
export function requireDepartment(pack: CityPack, department: string): void {
  if (!pack.departments.some(({ short }) => short === department))
    throw new HuidaError('ERR_INPUT_INVALID', `城市包中没有单位“${department}”`)
}

function requireCategory(pack: CityPack, path: readonly string[]): void {
  let nodes: readonly CategoryNode[] = pack.taxonomy.roots
  for (const name of path) {
    const node = nodes.find((each) => each.name === name)
    if (node === undefined) throw new HuidaError('ERR_INPUT_INVALID', `分类“${path.join(' › ')}”不在分类树中`)
    nodes = node.children
  }
}

export const accept: Effect<'accept'> = (ticket) => ticket
export const consult: Effect<'consult'> = (ticket) => ticket

export const answer: Effect<'answer'> = (ticket, { text, citations = [] }, { now, actor }) => {
  requireSubstance(text, '答复内容')
  const at = now.toISOString()
  return {
    ...ticket,
    clocks: dropClocks(stopClocks(ticket.clocks, ['派单'], now)),
    reply: { findings: '', measures: text, basis: citations.join('；'), further: '', at, by: actor.name },
    closedAt: at,
  }
}

export const reject: Effect<'reject'> = (ticket, { where }, { now, reason }) => ({
  ...ticket,
  clocks: dropClocks(stopClocks(ticket.clocks, ['派单'], now)),
  pendingReturn: null,
  rejection: { reason: reason ?? '', where },
  closedAt: now.toISOString(),
})

export const reopen: Effect<'reopen'> = (ticket, _payload, context) =>
  awaitDispatch({ ...ticket, rejection: null, closedAt: null }, context)
