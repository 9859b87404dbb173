import { HuidaError } from '../../../shared/errors.ts'
import type {
  Database,
  Queryable,
  LearningCaseRecord,
  SideEffects,
  TicketChange,
  TicketCreation,
  TicketEvent,
} from '../../ports.ts'
import { storableJson } from '../values.ts'
import { TICKET_COLUMNS } from './columns.ts'

const INSERT_TICKET = `INSERT INTO tickets (${TICKET_COLUMNS.map(({ name }) => name).join(', ')}, create_key)
  VALUES (${TICKET_COLUMNS.map(({ cast }, i) => `$${i + 1}::${cast}`).join(', ')}, $${TICKET_COLUMNS.length + 1})`

/** The version that must still stand is the one before the record's. */
const UPDATE_TICKET = `UPDATE tickets SET ${TICKET_COLUMNS.map(
  ({ name, cast }, i) => `${name} = $${i + 1}::${cast}`,
)
  .slice(1)
  .join(', ')}
  WHERE id = $1 AND version = $3::integer - 1 RETURNING id`

const INSERT_EVENT = `INSERT INTO ticket_events (ticket_id, version, action, from_state, to_state, actor_id, actor_name,
    actor_role, actor_department, at, reason, payload, key, digest)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10::timestamptz, $11, $12::jsonb, $13, $14)`

/** A new ticket with its first event and its personal data. */
export function createTicket(db: Database, change: TicketChange, sealed: string): Promise<void> {
  return db.transaction((tx) => insertTicket(tx, { ...change, sealed }))
}

async function insertTicket(tx: Queryable, { record, event, sealed }: TicketCreation): Promise<void> {
  await tx.query(INSERT_TICKET, [...TICKET_COLUMNS.map(({ value }) => value(record)), event.key])
  await tx.query('INSERT INTO ticket_private (ticket_id, sealed) VALUES ($1, $2)', [record.id, sealed])
  await insertEvent(tx, event)
}

/** Changes in the order of their ids, so that two that touch the same tickets never wait for each other in a ring. */
export function commitChanges(
  db: Database,
  changes: readonly TicketChange[],
  effects: SideEffects,
): Promise<void> {
  const ordered = [...changes].sort((a, b) => (a.record.id < b.record.id ? -1 : 1))
  return db.transaction(async (tx) => {
    for (const { record, event } of ordered) {
      const rows = await tx.query(
        UPDATE_TICKET,
        TICKET_COLUMNS.map(({ value }) => value(record)),
      )
      if (rows.length === 0)
        throw new HuidaError('ERR_STORE_CONFLICT', `工单 ${record.id} 已被他人更新，请刷新后再办`)
      await insertEvent(tx, event)
    }
    for (const creation of effects.created ?? []) await insertTicket(tx, creation)
    await declineCases(tx, effects.declineCasesOf)
    for (const each of effects.cases ?? []) await insertCase(tx, each)
  })
}

async function insertEvent(tx: Queryable, event: TicketEvent): Promise<void> {
  const { actor } = event
  await tx.query(INSERT_EVENT, [
    event.ticketId,
    event.version,
    event.action,
    event.from,
    event.to,
    actor.id,
    actor.name,
    actor.role,
    actor.department,
    event.at,
    event.reason,
    storableJson(event.payload),
    event.key,
    event.digest,
  ])
}

async function insertCase(tx: Queryable, each: LearningCaseRecord): Promise<void> {
  await tx.query(
    `INSERT INTO learning_cases (id, ticket_id, status, created_at, reviewed_at, body)
     VALUES ($1, $2, $3, $4::timestamptz, $5::timestamptz, $6::jsonb)`,
    [each.id, each.ticketId, each.status, each.createdAt, each.reviewedAt, storableJson(each.body)],
  )
}

async function declineCases(tx: Queryable, decline: SideEffects['declineCasesOf']): Promise<void> {
  if (decline === undefined) return
  const { ticketIds, at, by, note } = decline
  await tx.query(
    `UPDATE learning_cases SET status = 'declined', reviewed_at = $2::timestamptz, body = body || $3::jsonb
     WHERE ticket_id = ANY($1::text[]) AND status <> 'declined'`,
    [ticketIds, at, storableJson({ reviewedBy: by, reviewNote: note })],
  )
}
