import { Type, type TSchema, type Static } from 'typebox'
import { TICKET_TYPES, URGENCIES } from '../../scenarios/hotline/types.ts'
import { Extent, NullableString, OneOf } from './common.ts'

/** The given thing or null. */
export const Nullable = <T extends TSchema>(schema: T, description: string) =>
  Type.Unsafe<Static<T> | null>({ anyOf: [schema, { type: 'null' }], description })

const Span = Type.Object({ text: Type.String(), ...Extent })

/** Whom to call before anything else. */
export const TransferSchema = Type.Array(Type.Object({ number: Type.String(), name: Type.String() }), {
  description: '特急：先转接',
})

/** What was read out of a text; personal data by kind and place only. */
export const IntakeSchema = Type.Object({
  type: OneOf(TICKET_TYPES, '诉求类型'),
  type_reason: Type.String(),
  category: Type.Array(Type.String(), { description: '分类，自上而下' }),
  category_confidence: Type.Number(),
  urgency: OneOf(URGENCIES, '紧急程度'),
  urgency_reason: Type.String(),
  transfer: TransferSchema,
  sensitive: NullableString('为什么要上报；不必上报为空'),
  confidential: Type.Boolean({ description: '对承办单位保密诉求人' }),
  not_accepted: Nullable(
    Type.Object({ reason: Type.String(), where: Type.String() }),
    '不归 12345 时的原因和去处',
  ),
  district: NullableString('区划'),
  location: Nullable(Span, '地址'),
  event_time: Nullable(Span, '事发时间，原话'),
  event_time_resolved: NullableString('推算出的日期、时间或起止'),
  pii: Type.Array(Type.Object({ kind: Type.String(), ...Extent }), {
    description: '个人信息的种类；位置是原文中的位置',
  }),
  masked_text: Type.String({ description: '遮盖后的原文' }),
  demands: Type.Array(
    Type.Object({ text: Type.String(), source: Span, department: NullableString('承办单位') }),
    { description: '逐条诉求' },
  ),
  should_split: Type.Boolean({ description: '宜拆分办理' }),
  title: Type.String(),
  summary: Type.String(),
  missing: Type.Array(Type.String(), { description: '要追问的问题' }),
  answer_directly: Type.Boolean({ description: '可以当场答复' }),
})

/** Where a reason stands. */
export const BasisSchema = Type.Object({
  kind: OneOf(['duty', 'boundary', 'rule', 'category', 'ticket', 'policy'], '依据的种类'),
  source: Type.String(),
  path: Type.String(),
  quote: Type.String(),
  document: Type.Optional(NullableString('出自哪份文件：文号，或者“三定”规定；没有写明为空')),
})

/** Who should handle it. */
export const AdviceSchema = Type.Object({
  status: OneOf(['suggested', 'abstained', 'not_accepted'], '建议、把握不足须会商、不予受理'),
  suggestions: Type.Array(
    Type.Object({
      department: Type.String(),
      confidence: Type.Number({ description: '校准过的把握，0 到 1' }),
      reason: Type.String(),
      basis: Type.Array(BasisSchema),
    }),
  ),
  co_departments: Type.Array(Type.String()),
  rules: Type.Array(
    Type.Object({ id: Type.String(), name: Type.String(), basis: NullableString('依据文件') }),
    { description: '命中的规则，生效的在前' },
  ),
  warnings: Type.Optional(
    Type.Array(Type.String(), { description: '派单前要注意的，如反映的是承办单位自身' }),
  ),
  level: Type.Unsafe<'市级' | '属地' | null>({ type: ['string', 'null'], description: '市级或属地' }),
})
