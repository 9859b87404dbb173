import { Type, type Static } from 'typebox'
import { History } from './answer-row.ts'

const Texts = Type.Array(Type.String({ minLength: 1 }))

/** A row of the service questions: what is asked, of which item and field, and what a right answer holds. */
export const ServiceGuideRow = Type.Object({
  id: Type.String(),
  question: Type.String({ minLength: 1 }),
  type: Type.String(),
  /** What is asked of the item; finer than `type`, which results are broken down by. */
  aspect: Type.String(),
  /** Base name of the guide's file without its ending (`YH-GA-001`). */
  item: Type.String(),
  /** Path of the field that answers (`materials.3`); of the field that is absent where not answerable. */
  field: Type.String(),
  /** False where the guide does not state it. */
  answerable: Type.Boolean(),
  key_points: Texts,
  must_not: Texts,
  expect_status: Type.Optional(Type.String()),
  district: Type.Optional(Type.String()),
  history: Type.Optional(History),
})

export type ServiceGuideRow = Static<typeof ServiceGuideRow>
