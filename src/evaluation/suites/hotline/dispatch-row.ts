import { Type, type Static } from 'typebox'

const Maybe = Type.Union([Type.String(), Type.Null()])
const Strings = Type.Array(Type.String())

/** A ticket with who should lead and what is to be read out of it; categories as a path or as two fields. */
export const DispatchRow = Type.Object({
  id: Type.String(),
  type: Type.Optional(Type.String()),
  text: Type.String({ minLength: 1 }),
  channel: Type.Optional(Type.String()),
  reported_at: Type.Optional(Type.String()),
  as_of: Type.Optional(Type.String()),
  gold: Type.Object({
    /** Null for a ticket that is not accepted. */
    department: Maybe,
    co_departments: Strings,
    acceptable: Strings,
    category: Type.Optional(Strings),
    category_l1: Type.Optional(Type.String()),
    category_l2: Type.Optional(Type.String()),
    type: Type.String(),
    type_acceptable: Strings,
    urgency: Type.String(),
    urgency_acceptable: Strings,
    pii: Type.Array(Type.Object({ kind: Type.String(), value: Type.String() })),
    should_split: Type.Boolean(),
    sensitive: Type.Boolean(),
  }),
})
export type DispatchRow = Static<typeof DispatchRow>
