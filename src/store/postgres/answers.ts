import { HuidaError } from '../../shared/errors.ts'
import type { AnswerStore, Database, FeedbackRecord, Row, StoredAnswer, StoredTurn } from '../ports.ts'
import { storableJson } from './values.ts'

const COLUMNS = 'id, conversation_id, asked_at, question, status, answer'

interface AnswerRow extends Row {
  id: string
  conversation_id: string
  asked_at: Date
  question: string
  status: string
  answer: object
}

const toAnswer = (row: AnswerRow): StoredAnswer => ({
  id: row.id,
  conversationId: row.conversation_id,
  askedAt: row.asked_at.toISOString(),
  question: row.question,
  status: row.status,
  answer: row.answer,
})

/** Answers and feedback in the database. Saving an answer again under its id replaces it. */
export function createAnswerStore(db: Database): AnswerStore {
  return {
    saveAnswer: (answer) => saveAnswer(db, answer),
    async getAnswer(id) {
      const [row] = await db.query<AnswerRow>(`SELECT ${COLUMNS} FROM answers WHERE id = $1`, [id])
      return row === undefined ? null : toAnswer(row)
    },
    listTurns: (conversationId, since, limit) => listTurns(db, conversationId, since, limit),
    saveFeedback: (feedback) => saveFeedback(db, feedback),
    async purgeBefore(isoDate) {
      const rows = await db.query('DELETE FROM answers WHERE asked_at < $1::timestamptz RETURNING id', [
        isoDate,
      ])
      return rows.length
    },
  }
}

async function saveAnswer(db: Database, answer: StoredAnswer): Promise<void> {
  await db.query(
    `INSERT INTO answers (${COLUMNS}) VALUES ($1, $2, $3::timestamptz, $4, $5, $6::jsonb)
     ON CONFLICT (id) DO UPDATE SET conversation_id = excluded.conversation_id, asked_at = excluded.asked_at,
       question = excluded.question, status = excluded.status, answer = excluded.answer`,
    [
      answer.id,
      answer.conversationId,
      answer.askedAt,
      answer.question,
      answer.status,
      storableJson(answer.answer),
    ],
  )
}

async function listTurns(
  db: Database,
  conversationId: string,
  since: string,
  limit: number,
): Promise<StoredTurn[]> {
  const turns = await db.query<StoredTurn & Row>(
    `SELECT question, status, answer->>'answer' AS said FROM answers
     WHERE conversation_id = $1 AND asked_at >= $2::timestamptz ORDER BY asked_at DESC LIMIT $3`,
    [conversationId, since, limit],
  )
  return turns.reverse()
}

async function saveFeedback(db: Database, feedback: FeedbackRecord): Promise<void> {
  const rows = await db.query(
    `INSERT INTO feedback (answer_id, verdict, comment, given_at)
     SELECT id, $2, $3, $4::timestamptz FROM answers WHERE id = $1 RETURNING key`,
    [feedback.answerId, feedback.verdict, feedback.comment, feedback.at],
  )
  if (rows.length === 0) throw new HuidaError('ERR_NOT_FOUND', '没有这条回答')
}
