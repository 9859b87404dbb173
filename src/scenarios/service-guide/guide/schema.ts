import { Type, type Static } from 'typebox'
import { Value } from 'typebox/value'
import { HuidaError } from '../../../shared/errors.ts'
import type { ServiceItem } from '../../../store/service-item.ts'

const Text = Type.String({ minLength: 1 })
const Texts = Type.Array(Text)
const Optional = Type.Optional
const Row = <const P extends Parameters<typeof Type.Object>[0]>(properties: P) =>
  Type.Object(properties, { additionalProperties: false })

/** A guide as files and imports state it: names as in corpus/service-guides/schema.json, which is stricter for our own. */
export const GuideSchema = Row({
  sample: Optional(Type.Boolean()),
  id: Text,
  name: Text,
  aliases: Optional(Texts),
  code: Optional(Text),
  type: Optional(Text),
  level: Optional(Text),
  region: Optional(Text),
  department: Optional(Text),
  co_departments: Optional(Texts),
  audience: Optional(Texts),
  topics: Optional(Texts),
  conditions: Optional(Type.Array(Row({ text: Text, cases: Optional(Texts) }))),
  cases: Optional(Type.Array(Row({ name: Text, when: Text }))),
  materials: Optional(
    Type.Array(
      Row({
        name: Text,
        form: Optional(Text),
        copies: Optional(Type.Integer({ minimum: 1 })),
        necessity: Optional(Text),
        exempt_by: Optional(Type.Union([Text, Type.Null()])),
        source: Optional(Text),
        cases: Optional(Texts),
      }),
    ),
  ),
  steps: Optional(Type.Array(Row({ name: Text, actor: Optional(Text), time: Optional(Text) }))),
  time_limit: Optional(
    Row({
      statutory_days: Optional(Type.Number({ minimum: 0 })),
      promised_days: Optional(Type.Number({ minimum: 0 })),
      unit: Optional(Text),
      note: Optional(Text),
    }),
  ),
  fee: Optional(
    Row({ charged: Type.Boolean(), amount: Optional(Text), basis: Optional(Text), note: Optional(Text) }),
  ),
  locations: Optional(
    Type.Array(
      Row({
        district: Optional(Text),
        place: Optional(Text),
        address: Optional(Text),
        hours: Optional(Text),
        phone: Optional(Text),
      }),
    ),
  ),
  phones: Optional(Row({ consult: Optional(Text), complaint: Optional(Text) })),
  online: Optional(
    Row({
      depth: Optional(Text),
      channel: Optional(Text),
      url: Optional(Text),
      visits: Optional(Type.Integer({ minimum: 0 })),
      booking: Optional(Type.Boolean()),
      booking_url: Optional(Text),
      courier: Optional(Text),
    }),
  ),
  result: Optional(Row({ name: Text, validity: Optional(Text), standard: Optional(Text) })),
  basis: Optional(Type.Array(Row({ doc_no: Optional(Text), title: Optional(Text), clause: Optional(Text) }))),
  faq: Optional(Type.Array(Row({ q: Text, a: Text }))),
  extra: Optional(Type.Record(Type.String(), Text)),
  updated_at: Optional(Type.String({ format: 'date' })),
})

/** Fails to compile when the schema and the stored item drift apart. */
const toItem = (guide: Static<typeof GuideSchema>): ServiceItem => guide

/** A guide that keeps to the schema and whose `cases` all exist; ERR_ITEM_INVALID names the field that does not. */
export function checkGuide(value: unknown): ServiceItem {
  if (!Value.Check(GuideSchema, value)) {
    const first = Value.Errors(GuideSchema, value)[0]
    const field = (first?.instancePath ?? '').slice(1).replaceAll('/', '.')
    throw new HuidaError('ERR_ITEM_INVALID', `${field || '内容'}：${first?.message ?? '不符合事项格式'}`)
  }
  const item = toItem(value)
  const known = new Set((item.cases ?? []).map(({ name }) => name))
  const used = [...(item.conditions ?? []), ...(item.materials ?? [])].flatMap(({ cases }) => cases ?? [])
  const unknown = used.find((name) => !known.has(name))
  if (unknown !== undefined) throw new HuidaError('ERR_ITEM_INVALID', `cases：没有名为“${unknown}”的情形`)
  return item
}
