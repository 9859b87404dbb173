import { Type, type Static } from 'typebox'
import { HuidaError } from '../../../shared/errors.ts'

const Nullable = Type.Union([Type.String(), Type.Null()])

/** A row of `huida answer --out`, as far as scoring reads it (design §8). */
export const AnswerRow = Type.Object({
  id: Type.String(),
  status: Type.String(),
  answer: Type.String(),
  citations: Type.Array(
    Type.Object({
      n: Type.Integer(),
      doc_id: Type.String(),
      source: Type.String(),
      anchor: Type.String(),
      quote: Type.String(),
      title: Type.Optional(Nullable),
    }),
  ),
  retrieved: Type.Array(
    Type.Object({ doc_id: Type.String(), source: Type.String(), anchor: Type.String(), text: Type.String() }),
  ),
  timings_ms: Type.Optional(Type.Record(Type.String(), Type.Number())),
})

export type AnswerRow = Static<typeof AnswerRow>

/** The turns before a question, the first one first. */
export const History = Type.Array(
  Type.Object({
    role: Type.Union([Type.Literal('user'), Type.Literal('assistant')]),
    content: Type.String(),
  }),
)

/** An answer that ended in an error is none: ERR_INTERNAL with what it said. */
export function requireAnswer({ status, answer }: Pick<AnswerRow, 'status' | 'answer'>): void {
  if (status.startsWith('error')) throw new HuidaError('ERR_INTERNAL', `状态 ${status}：${answer}`)
}

/** A row of the policy questions: what is asked, and what a right answer holds. */
export const PolicyQaRow = Type.Object({
  id: Type.String(),
  question: Type.String({ minLength: 1 }),
  type: Type.String(),
  answerable: Type.Boolean(),
  gold: Type.Array(Type.Object({ file: Type.String(), quote: Type.String() })),
  key_points: Type.Array(Type.String()),
  must_not: Type.Array(Type.String()),
  answer: Type.String(),
  as_of: Type.Optional(Type.String()),
  history: Type.Optional(History),
})

export type PolicyQaRow = Static<typeof PolicyQaRow>
