import { HuidaError } from '../../../shared/errors.ts'
import type { Database, Row, LearningCaseRecord } from '../../ports.ts'
import { storableJson } from '../values.ts'

interface CaseRow extends Row {
  id: string
  ticket_id: string
  status: LearningCaseRecord['status']
  created_at: Date
  reviewed_at: Date | null
  body: object
}

const toCase = (row: CaseRow): LearningCaseRecord => ({
  id: row.id,
  ticketId: row.ticket_id,
  status: row.status,
  createdAt: row.created_at.toISOString(),
  reviewedAt: row.reviewed_at?.toISOString() ?? null,
  body: row.body,
})

/** Cases, newest first. */
export async function listCases(
  db: Database,
  status: LearningCaseRecord['status'] | null,
  { offset, limit }: { offset: number; limit: number },
): Promise<{ total: number; items: LearningCaseRecord[] }> {
  const where = 'WHERE ($1::text IS NULL OR status = $1)'
  const [count] = await db.query<{ n: number }>(`SELECT count(*)::int AS n FROM learning_cases ${where}`, [
    status,
  ])
  const rows = await db.query<CaseRow>(
    `SELECT * FROM learning_cases ${where} ORDER BY created_at DESC, id OFFSET $2::int LIMIT $3::int`,
    [status, offset, limit],
  )
  return { total: count?.n ?? 0, items: rows.map(toCase) }
}

/** One case; null when there is none. */
export async function getCase(db: Database, id: string): Promise<LearningCaseRecord | null> {
  const [row] = await db.query<CaseRow>('SELECT * FROM learning_cases WHERE id = $1', [id])
  return row === undefined ? null : toCase(row)
}

/** Write a reviewer's decision on a pending case. */
export async function reviewCase(db: Database, each: LearningCaseRecord): Promise<void> {
  const rows = await db.query(
    `UPDATE learning_cases SET status = $2, reviewed_at = $3::timestamptz, body = $4::jsonb
     WHERE id = $1 AND status = 'pending' RETURNING id`,
    [each.id, each.status, each.reviewedAt, storableJson(each.body)],
  )
  if (rows.length === 0) throw new HuidaError('ERR_STORE_CONFLICT', '这条案例已经有人审核过')
}

/** Keep the record of a training. */
export async function saveRetraining(
  db: Database,
  id: string,
  startedAt: string,
  body: object,
): Promise<void> {
  await db.query('INSERT INTO retrainings (id, started_at, body) VALUES ($1, $2::timestamptz, $3::jsonb)', [
    id,
    startedAt,
    storableJson(body),
  ])
}

/** Records of trainings, newest first. */
export async function readRetrainings(db: Database, limit: number): Promise<object[]> {
  const rows = await db.query<{ body: object }>(
    'SELECT body FROM retrainings ORDER BY started_at DESC, id LIMIT $1::int',
    [limit],
  )
  return rows.map(({ body }) => body)
}
