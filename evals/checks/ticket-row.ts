import { Type, type Static } from 'typebox'

const Text = Type.String({ minLength: 1 })
const Texts = Type.Array(Text)
const Nullable = Type.Union([Text, Type.Null()])

/** One of the two tickets of a pair. */
const Half = Type.Object({ text: Text })

/** A row on tickets: text (or a pair of them) and what is right about it. */
export const TicketRow = Type.Object({
  id: Text,
  type: Text,
  author: Text,
  as_of: Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' }),
  text: Type.Optional(Text),
  a: Type.Optional(Half),
  b: Type.Optional(Half),
  gold: Type.Object({
    department: Type.Optional(Nullable),
    co_departments: Type.Optional(Texts),
    acceptable: Type.Optional(Texts),
    demand_departments: Type.Optional(Type.Array(Nullable)),
    category: Type.Optional(Type.Union([Texts, Type.Null()])),
    district: Type.Optional(Nullable),
    location: Type.Optional(Nullable),
    event_time: Type.Optional(Nullable),
    pii: Type.Optional(
      Type.Array(
        Type.Object({
          kind: Text,
          value: Text,
          start: Type.Optional(Type.Integer()),
          end: Type.Optional(Type.Integer()),
        }),
      ),
    ),
    lookalikes: Type.Optional(Texts),
    same: Type.Optional(Type.Boolean()),
  }),
})

export type TicketRow = Static<typeof TicketRow>
