import { Type, type Static, type TObject, type TProperties } from 'typebox'
import { TICKET_TYPES, URGENCIES } from '../types.ts'
import type { TicketAction } from './states.ts'

const oneOf = <const T extends readonly string[]>(values: T, description: string) =>
  Type.Unsafe<T[number]>({ type: 'string', enum: [...values], description })
const object = <T extends TProperties>(properties: T) =>
  Type.Object(properties, { additionalProperties: false })
const text = (description: string, maxLength = 2000) => Type.String({ minLength: 1, maxLength, description })
const orNull = (description: string) =>
  Type.Unsafe<string | null>({ type: ['string', 'null'], maxLength: 200, description })
const department = (description: string) => Type.String({ minLength: 1, maxLength: 100, description })
const departments = Type.Array(department('协办单位简称'), { maxItems: 10, description: '协办单位' })

/** What an agent may put right in a ticket before it is dispatched; what is left out stays as it is. */
export const ElementEdits = object({
  type: Type.Optional(oneOf(TICKET_TYPES, '诉求类型')),
  category: Type.Optional(
    Type.Array(Type.String({ maxLength: 100 }), { maxItems: 6, description: '分类，自上而下' }),
  ),
  urgency: Type.Optional(oneOf(URGENCIES, '紧急程度')),
  district: Type.Optional(orNull('区划')),
  location: Type.Optional(orNull('地址')),
  eventTime: Type.Optional(orNull('事发时间，原话')),
  title: Type.Optional(text('标题', 40)),
  summary: Type.Optional(text('摘要', 1000)),
  demands: Type.Optional(
    Type.Array(
      object({
        text: text('诉求', 500),
        department: Type.Unsafe<string | null>({ type: ['string', 'null'], description: '承办单位' }),
      }),
      { minItems: 1, maxItems: 20, description: '诉求' },
    ),
  ),
  confidential: Type.Optional(Type.Boolean({ description: '对承办单位保密诉求人' })),
})

const Order = {
  department: department('主办单位简称'),
  coDepartments: Type.Optional(departments),
  /** The wording the person confirmed; left out, the draft as the system wrote it. */
  content: Type.Optional(
    object({
      cause: Type.String({ maxLength: 2000 }),
      course: Type.String({ maxLength: 4000 }),
      demand: text('诉求', 2000),
    }),
  ),
  /** Name of the special limit that applies, for instance `噪声投诉`; left out, the system's choice. */
  special: Type.Optional(Type.Unsafe<string | null>({ type: ['string', 'null'], description: '专项时限' })),
}
const Rating = oneOf(['满意', '基本满意', '不满意', '未评价'], '评价')
export type Rating = Static<typeof Rating>
const Nothing = object({})

/** What each action takes beside its reason; the API validates bodies with these same schemas. */
export const ACTION_PAYLOADS = {
  edit: ElementEdits,
  split: object({
    parts: Type.Array(
      object({
        demands: Type.Array(Type.Integer({ minimum: 0, maximum: 19 }), {
          minItems: 1,
          maxItems: 19,
          description: '分到这张新工单的诉求，从 0 数起',
        }),
      }),
      { minItems: 1, maxItems: 9, description: '每张新工单一项；没有提到的诉求留在本单' },
    ),
  }),
  accept: Nothing,
  answer: object({
    text: text('当场答复的内容', 4000),
    citations: Type.Optional(Type.Array(Type.String({ maxLength: 500 }), { maxItems: 10 })),
  }),
  reject: object({ where: text('告知诉求人去哪里办', 500) }),
  reopen: Nothing,
  consult: Nothing,
  decide: object({ ...Order, final: Type.Optional(Type.Boolean({ description: '裁定后不得再退单' })) }),
  dispatch: object(Order),
  recall: Nothing,
  sign: Nothing,
  return: object({
    basis: text('法律或职能依据', 1000),
    suggested: Type.Optional(department('建议改派的单位')),
  }),
  approveReturn: Nothing,
  rejectReturn: Nothing,
  redispatch: object(Order),
  contact: object({
    note: text('联系情况', 1000),
    reached: Type.Boolean({ description: '是否联系上；匿名诉求填 false' }),
  }),
  progress: object({ note: text('进展', 2000) }),
  extend: object({
    days: Type.Integer({ minimum: 1, maximum: 60, description: '申请延期的工作日' }),
    approver: text('承办单位批准人', 50),
    told: Type.Boolean({ description: '延期理由是否已告知诉求人' }),
  }),
  approveExtension: Nothing,
  rejectExtension: Nothing,
  merge: object({ into: text('主单编号', 100) }),
  unmerge: Nothing,
  reply: object({
    findings: text('调查情况', 4000),
    measures: text('处理意见', 4000),
    basis: text('依据', 2000),
    further: text('后续途径', 1000),
  }),
  revisit: object({
    channel: oneOf(['电话', '短信', '智能语音'], '回访方式'),
    response: Rating,
    attitude: Rating,
    result: Rating,
    satisfaction: Rating,
    comment: Type.Optional(Type.String({ maxLength: 1000 })),
  }),
  redo: Nothing,
  close: Nothing,
  supervise: object({ note: text('督办意见', 1000) }),
  note: object({ note: text('备注', 1000) }),
} as const satisfies Record<TicketAction, TObject>

export type ActionPayloads = { [A in TicketAction]: Static<(typeof ACTION_PAYLOADS)[A]> }
