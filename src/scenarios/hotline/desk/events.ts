import { createHash } from 'node:crypto'
import type { TicketActor, TicketEvent } from '../../../store/ports.ts'
import type { Actor } from '../people.ts'
import { ACTION_LABELS, type TicketState } from './states.ts'
import type { HistoryEntry } from './ticket-detail.ts'
import type { Ticket } from './ticket.ts'

const OTHER_LABELS = {
  create: '登记',
  splitOff: '由拆分生成',
  absorb: '并入他单',
  release: '撤出他单',
  shareSecrecy: '同一来件保密变更',
} as const

/** What a change was asked for with. */
export interface ChangeRequest {
  action: HistoryEntry['action']
  actor: Actor
  reason: string | null
  payload: object
  key: string
  digest: string
}

/** The person as history keeps them. */
export function toActor({ id, name, role, department }: Actor): TicketActor {
  return {
    id: id.trim(),
    name: name.trim(),
    role,
    department: role === 'department' ? (department ?? null) : null,
  }
}

/** The history row that goes with a ticket's new version. */
export function eventOf(before: Ticket | null, after: Ticket, request: ChangeRequest): TicketEvent {
  return {
    ticketId: after.id,
    version: after.version,
    action: request.action,
    from: before?.state ?? null,
    to: after.state,
    actor: toActor(request.actor),
    at: after.updatedAt,
    reason: request.reason,
    payload: request.payload,
    key: request.key,
    digest: request.digest,
  }
}

/** History as people read it. */
export function toHistory(event: TicketEvent): HistoryEntry {
  const action = event.action as HistoryEntry['action']
  return {
    version: event.version,
    action,
    label: action in OTHER_LABELS ? OTHER_LABELS[action as 'create'] : ACTION_LABELS[action as 'edit'],
    from: event.from as TicketState | null,
    to: event.to as TicketState,
    actor: event.actor as HistoryEntry['actor'],
    at: event.at,
    reason: event.reason,
    payload: event.payload,
  }
}

/** A short name of a request, the same for the same content whatever the order of its keys. */
export function digestOf(request: unknown): string {
  return createHash('sha256').update(canonical(request)).digest('hex').slice(0, 32)
}

function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null'
  const entries = Object.entries(value).filter(([, part]) => part !== undefined)
  return `{${entries
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, part]) => `${JSON.stringify(key)}:${canonical(part)}`)
    .join(',')}}`
}
