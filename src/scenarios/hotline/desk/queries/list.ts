import { requireDistrict } from '../../../../city/index.ts'
import { toInstant } from '../../../../shared/calendar.ts'
import type { TicketFilter, TicketRecord } from '../../../../store/ports.ts'
import { requirePerson, type Actor } from '../../people.ts'
import type { DeskDeps } from '../deps.ts'
import { fromRecordFor, toRow } from '../record.ts'
import { DEPARTMENT_CLOCKS } from '../ticket.ts'
import type { TicketPage, TicketQuery } from './types.ts'

const DEFAULT_LIMIT = 50
const MOST = 200

/** A page of the queue as this person sees it. */
export async function listTickets(deps: DeskDeps, query: TicketQuery, actor: Actor): Promise<TicketPage> {
  const { total, items } = await findTickets(deps, query, actor, MOST)
  const now = deps.clock.now()
  return { total, items: items.map((record) => toRow(fromRecordFor(actor, record, now))) }
}

/** Records of a query, at most `most` a page. */
export function findTickets(
  deps: DeskDeps,
  query: TicketQuery,
  actor: Actor,
  most: number,
): Promise<{ total: number; items: TicketRecord[] }> {
  requirePerson(actor)
  const limit = Math.min(Math.max(query.limit ?? Math.min(DEFAULT_LIMIT, most), 0), most)
  const page = { sort: query.sort ?? ('deadline' as const), offset: Math.max(query.offset ?? 0, 0), limit }
  return deps.store.listTickets(toFilter(query, actor, deps), page)
}

/** A department's people find what was sent to their department, whatever they ask for, and are warned of its clocks only. */
function toFilter(query: TicketQuery, actor: Actor, { clock, pack }: DeskDeps): TicketFilter {
  const {
    state,
    department,
    district,
    category,
    type,
    urgency,
    warning,
    supervised,
    sensitive,
    extension,
    text,
  } = query
  const own = actor.role === 'department' ? actor.department! : department
  const clocks = actor.role === 'department' ? { clocks: DEPARTMENT_CLOCKS } : {}
  const words = text?.trim().split(/\s+/).filter(Boolean) ?? []
  return {
    ...(state === undefined ? {} : { states: state }),
    ...(own === undefined ? {} : { department: own }),
    ...(district === undefined ? {} : { district: requireDistrict(district, pack.districts) }),
    ...(category === undefined ? {} : { category }),
    ...(type === undefined ? {} : { types: type }),
    ...(urgency === undefined ? {} : { urgencies: urgency }),
    ...(warning === undefined ? {} : { warning: { is: warning, now: clock.now().toISOString(), ...clocks } }),
    ...(supervised === undefined ? {} : { supervised }),
    ...(sensitive === undefined ? {} : { sensitive }),
    ...(extension === undefined ? {} : { extension }),
    ...(words.length === 0 ? {} : { words }),
    ...(query.from === undefined ? {} : { from: toInstant(query.from) }),
    ...(query.to === undefined ? {} : { to: toInstant(query.to) }),
  }
}
