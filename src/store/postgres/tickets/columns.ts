import type { Row, SqlValue, TicketActor, TicketEvent, TicketRecord } from '../../ports.ts'
import { storableJson } from '../values.ts'

interface Column {
  name: string
  cast: string
  value(record: TicketRecord): SqlValue
}

const column = (name: string, cast: string, value: Column['value']): Column => ({ name, cast, value })

/** Every column of `tickets` but `create_key`, with the cast its parameter needs. */
export const TICKET_COLUMNS: readonly Column[] = [
  column('id', 'text', (record) => record.id),
  column('source_id', 'text', (record) => record.sourceId),
  column('version', 'integer', (record) => record.version),
  column('state', 'text', (record) => record.state),
  column('channel', 'text', (record) => record.channel),
  column('reported_at', 'timestamptz', (record) => record.reportedAt),
  column('created_at', 'timestamptz', (record) => record.createdAt),
  column('updated_at', 'timestamptz', (record) => record.updatedAt),
  column('type', 'text', (record) => record.type),
  column('category', 'text[]', (record) => record.category),
  column('urgency', 'text', (record) => record.urgency),
  column('district', 'text', (record) => record.district),
  column('location', 'text', (record) => record.location),
  column('lead', 'text', (record) => record.lead),
  column('co_departments', 'text[]', (record) => record.coDepartments),
  column('suggested', 'text', (record) => record.suggested),
  column('first_lead', 'text', (record) => record.firstLead),
  column('returned_from', 'text[]', (record) => record.returnedFrom),
  column('title', 'text', (record) => record.title),
  column('search_text', 'text', (record) => record.searchText),
  column('confidential', 'boolean', (record) => record.confidential),
  column('supervised', 'boolean', (record) => record.supervised),
  column('next_due_at', 'timestamptz', (record) => record.nextDueAt),
  column('warn_at', 'timestamptz', (record) => record.warnAt),
  column('due_at', 'timestamptz', (record) => record.dueAt),
  column('closed_at', 'timestamptz', (record) => record.closedAt),
  column('on_time', 'boolean', (record) => record.onTime),
  column('satisfaction', 'text', (record) => record.satisfaction),
  column('body', 'jsonb', (record) => storableJson(record.body)),
]

/** Column list of a ticket for SELECT. */
export const TICKET_SELECT = TICKET_COLUMNS.map(({ name }) => name).join(', ')

/** A row as {@link TICKET_SELECT} brings it. */
export interface StoredTicketRow extends Row {
  id: string
  source_id: string | null
  version: number
  state: string
  channel: string
  reported_at: Date
  created_at: Date
  updated_at: Date
  type: string
  category: string[]
  urgency: string
  district: string | null
  location: string | null
  lead: string | null
  co_departments: string[]
  suggested: string | null
  first_lead: string | null
  returned_from: string[]
  title: string
  search_text: string
  confidential: boolean
  supervised: boolean
  next_due_at: Date | null
  warn_at: Date | null
  due_at: Date | null
  closed_at: Date | null
  on_time: boolean | null
  satisfaction: string | null
  body: object
}

const iso = (at: Date | null): string | null => at?.toISOString() ?? null

/** The record of a row. */
export function toTicketRecord(row: StoredTicketRow): TicketRecord {
  return {
    id: row.id,
    sourceId: row.source_id,
    version: row.version,
    state: row.state,
    channel: row.channel,
    reportedAt: row.reported_at.toISOString(),
    createdAt: row.created_at.toISOString(),
    updatedAt: row.updated_at.toISOString(),
    type: row.type,
    category: row.category,
    urgency: row.urgency,
    district: row.district,
    location: row.location,
    lead: row.lead,
    coDepartments: row.co_departments,
    suggested: row.suggested,
    firstLead: row.first_lead,
    returnedFrom: row.returned_from,
    title: row.title,
    searchText: row.search_text,
    confidential: row.confidential,
    supervised: row.supervised,
    nextDueAt: iso(row.next_due_at),
    warnAt: iso(row.warn_at),
    dueAt: iso(row.due_at),
    closedAt: iso(row.closed_at),
    onTime: row.on_time,
    satisfaction: row.satisfaction,
    body: row.body,
  }
}

/** Columns that tell who did something. */
export interface ActorColumns {
  actor_id: string
  actor_name: string
  actor_role: string
  actor_department: string | null
}

/** Who did something. */
export const toActor = (row: ActorColumns): TicketActor => ({
  id: row.actor_id,
  name: row.actor_name,
  role: row.actor_role,
  department: row.actor_department,
})

/** A row of `ticket_events`. */
export interface StoredEventRow extends Row, ActorColumns {
  ticket_id: string
  version: number
  action: string
  from_state: string | null
  to_state: string
  at: Date
  reason: string | null
  payload: object
  key: string
  digest: string
}

/** The event of a row. */
export function toTicketEvent(row: StoredEventRow): TicketEvent {
  return {
    ticketId: row.ticket_id,
    version: row.version,
    action: row.action,
    from: row.from_state,
    to: row.to_state,
    actor: toActor(row),
    at: row.at.toISOString(),
    reason: row.reason,
    payload: row.payload,
    key: row.key,
    digest: row.digest,
  }
}
