import type { Database, Row, RevealEvent } from '../../ports.ts'
import { toActor, type ActorColumns } from './columns.ts'

interface RevealRow extends Row, ActorColumns {
  ticket_id: string
  at: Date
  fields: string[]
  reason: string
  allowed: boolean
}

/** The sealed personal data of a ticket; null when there is no such ticket. */
export async function readSealed(db: Database, ticketId: string): Promise<string | null> {
  const [row] = await db.query<{ sealed: string }>('SELECT sealed FROM ticket_private WHERE ticket_id = $1', [
    ticketId,
  ])
  return row?.sealed ?? null
}

/** One look at personal data, allowed or refused. */
export async function logReveal(db: Database, { ticketId, actor, at, ...rest }: RevealEvent): Promise<void> {
  await db.query(
    `INSERT INTO ticket_reveals (ticket_id, actor_id, actor_name, actor_role, actor_department, at, fields, reason, allowed)
     VALUES ($1, $2, $3, $4, $5, $6::timestamptz, $7::text[], $8, $9)`,
    [
      ticketId,
      actor.id,
      actor.name,
      actor.role,
      actor.department,
      at,
      rest.fields,
      rest.reason,
      rest.allowed,
    ],
  )
}

/** Looks at personal data, newest first. */
export async function readReveals(
  db: Database,
  ticketId: string | null,
  limit: number,
): Promise<RevealEvent[]> {
  const rows = await db.query<RevealRow>(
    `SELECT * FROM ticket_reveals WHERE ($1::text IS NULL OR ticket_id = $1) ORDER BY at DESC, key DESC LIMIT $2::int`,
    [ticketId, limit],
  )
  return rows.map((row) => ({
    ticketId: row.ticket_id,
    actor: toActor(row),
    at: row.at.toISOString(),
    fields: row.fields,
    reason: row.reason,
    allowed: row.allowed,
  }))
}
