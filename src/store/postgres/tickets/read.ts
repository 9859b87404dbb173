import type {
  Database,
  Row,
  TicketEvent,
  TicketFilter,
  TicketGlance,
  TicketPageRequest,
  TicketRecord,
} from '../../ports.ts'
import {
  TICKET_SELECT,
  toTicketEvent,
  toTicketRecord,
  type StoredEventRow,
  type StoredTicketRow,
} from './columns.ts'
import { whereOf } from './filter.ts'

const ORDER = {
  deadline: "(urgency = '特急' AND closed_at IS NULL) DESC, next_due_at NULLS LAST, reported_at DESC, id",
  reported: 'reported_at DESC, id',
  updated: 'updated_at DESC, id',
} as const

/** One ticket by a column that is unique; null when there is none. */
export async function findTicket(
  db: Database,
  column: 'id' | 'create_key' | 'source_id',
  value: string,
): Promise<TicketRecord | null> {
  const [row] = await db.query<StoredTicketRow>(`SELECT ${TICKET_SELECT} FROM tickets WHERE ${column} = $1`, [
    value,
  ])
  return row === undefined ? null : toTicketRecord(row)
}

/** A page of tickets and how many there are in all. */
export async function listTickets(
  db: Database,
  filter: TicketFilter,
  { sort, offset, limit }: TicketPageRequest,
): Promise<{ total: number; items: TicketRecord[] }> {
  const { sql, params } = whereOf(filter)
  const [count] = await db.query<{ n: number }>(`SELECT count(*)::int AS n FROM tickets ${sql}`, params)
  const rows = await db.query<StoredTicketRow>(
    `SELECT ${TICKET_SELECT} FROM tickets ${sql} ORDER BY ${ORDER[sort]}
     OFFSET $${params.length + 1}::int LIMIT $${params.length + 2}::int`,
    [...params, offset, limit],
  )
  return { total: count?.n ?? 0, items: rows.map(toTicketRecord) }
}

/** History of a ticket, oldest first; of one key when it is given. */
export async function readEvents(db: Database, ticketId: string, key?: string): Promise<TicketEvent[]> {
  const rows = await db.query<StoredEventRow>(
    `SELECT * FROM ticket_events WHERE ticket_id = $1 AND ($2::text IS NULL OR key = $2) ORDER BY version`,
    [ticketId, key ?? null],
  )
  return rows.map(toTicketEvent)
}

interface GlanceRow extends Row, Omit<TicketGlance, 'reportedAt'> {
  reported_at: Date
}

/** Tickets by the time they were reported, newest first, without what analysis doesn't read. */
export async function readGlances(
  db: Database,
  from: string,
  to: string,
  limit: number,
): Promise<TicketGlance[]> {
  const rows = await db.query<GlanceRow>(
    `SELECT id, title, coalesce(body #>> '{own,text}', body #>> '{intake,maskedText}', '') AS text, state, reported_at, district, location,
       category, urgency, lead
     FROM tickets WHERE reported_at >= $1::timestamptz AND reported_at < $2::timestamptz
     ORDER BY reported_at DESC, id LIMIT $3::int`,
    [from, to, limit],
  )
  return rows.map(({ reported_at, ...glance }) => ({ ...glance, reportedAt: reported_at.toISOString() }))
}
