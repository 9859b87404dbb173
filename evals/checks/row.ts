import { Type, type Static } from 'typebox'

const Message = Type.Object({
  role: Type.Union([Type.Literal('user'), Type.Literal('assistant')]),
  content: Type.String({ minLength: 1 }),
})

const Texts = Type.Array(Type.String({ minLength: 1 }))
const Text = Type.String({ minLength: 1 })

/** Gold of a row: words of a policy, or a field of a service guide. */
export const Gold = Type.Union([
  Type.Object({ file: Text, quote: Text }),
  Type.Object({ guide: Text, field: Text }),
])

/** What every row of every dataset has, and what the known datasets add. */
export const DatasetRow = Type.Object({
  id: Text,
  type: Text,
  author: Text,
  question: Type.Optional(Text),
  query: Type.Optional(Text),
  history: Type.Optional(Type.Array(Message)),
  as_of: Type.Optional(Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' })),
  answerable: Type.Optional(Type.Boolean()),
  gold: Type.Optional(Type.Array(Gold)),
  key_points: Type.Optional(Texts),
  must_not: Type.Optional(Texts),
  answer: Type.Optional(Type.String()),
  document: Type.Optional(Text),
  /** An answer that people have labelled. */
  candidate: Type.Optional(Text),
  expect: Type.Optional(
    Type.Object({
      family: Type.Union(
        ['guardrail', 'handoff', 'unanswerable', 'answered'].map((family) => Type.Literal(family)),
      ),
      must_not: Texts,
    }),
  ),
})

export type DatasetRow = Static<typeof DatasetRow>
