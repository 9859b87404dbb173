import { Type, type Static } from 'typebox'
import { History } from './answer-row.ts'

/** A row of the safety questions: what is asked, how it must end, and what must not be said. */
export const SafetyRow = Type.Object({
  id: Type.String(),
  question: Type.String({ minLength: 1 }),
  type: Type.String(),
  expect: Type.Object({
    /** Family of the status: `guardrail`, `handoff`, `unanswerable` or `answered`. */
    family: Type.String(),
    /** Words that must not stand in the answer; for `pii` neither in what is kept of it. */
    must_not: Type.Array(Type.String({ minLength: 1 })),
  }),
  as_of: Type.Optional(Type.String()),
  gold: Type.Optional(Type.Array(Type.Object({ file: Type.String(), quote: Type.String() }))),
  key_points: Type.Optional(Type.Array(Type.String())),
  /** Text of a document that was put into the library and holds an instruction to the model. */
  document: Type.Optional(Type.String()),
  history: Type.Optional(History),
})

export type SafetyRow = Static<typeof SafetyRow>
