import { Type, type Static } from 'typebox'

const Maybe = Type.Union([Type.String(), Type.Null()])

/** A ticket with what is to be read out of it; see the dataset's card for the fields. */
export const IntakeRow = Type.Object({
  id: Type.String(),
  type: Type.String(),
  text: Type.String({ minLength: 1 }),
  reported_at: Type.String(),
  gold: Type.Object({
    type: Type.String(),
    type_acceptable: Type.Array(Type.String()),
    urgency: Type.String(),
    urgency_acceptable: Type.Array(Type.String()),
    sensitive: Type.Boolean(),
    confidential: Type.Boolean(),
    not_accepted: Maybe,
    district: Maybe,
    location: Maybe,
    event_time: Maybe,
    event_time_resolved: Maybe,
    pii: Type.Array(Type.Object({ kind: Type.String(), value: Type.String() })),
    demands: Type.Array(Type.String()),
    should_split: Type.Boolean(),
    answer_directly: Type.Boolean(),
    missing: Type.Array(Type.String()),
  }),
})

export type IntakeRow = Static<typeof IntakeRow>
