import { Type } from 'typebox'
import { TICKET_TYPES, URGENCIES } from '../../scenarios/hotline/types.ts'
import { NullableNumber, NullableString, OneOf, pageOf } from './common.ts'

const Scores = Type.Object({
  n: Type.Integer(),
  top1: Type.Number(),
  top3: Type.Number(),
  calibration_error: NullableNumber('期望校准误差'),
})

/** A training, with its scores before and after. */
export const RetrainingSchema = Type.Object({
  id: Type.String(),
  started_at: Type.String(),
  started_by: Type.String(),
  cases: Type.Integer(),
  held_out: Type.Integer(),
  before: Scores,
  after: Scores,
  promoted: Type.Boolean({ description: '是否启用' }),
  reason: Type.String(),
})

/** All trainings, newest first. */
export const RetrainingsSchema = Type.Object({ items: Type.Array(RetrainingSchema) })

const CASE_STATES = ['pending', 'accepted', 'declined'] as const

const PastTicket = Type.Object({
  id: Type.String(),
  channel: Type.String(),
  reported_at: Type.String(),
  text: Type.String(),
  type: OneOf(TICKET_TYPES, '类型'),
  category: Type.Array(Type.String()),
  urgency: OneOf(URGENCIES, '紧急程度'),
  district: NullableString('区划'),
  department: Type.String(),
  co_departments: Type.Array(Type.String()),
})

/** A decision that may teach, once a reviewer consents. */
export const CaseSchema = Type.Object({
  id: Type.String(),
  ticket_id: Type.String(),
  kind: OneOf(['确认', '更改', '退单'], '从何而来'),
  status: OneOf(CASE_STATES, '待审、采纳或不采纳'),
  case: PastTicket,
  suggested: NullableString('系统首选'),
  confidence: NullableNumber('当时的把握'),
  created_at: Type.String(),
  decided_by: Type.String(),
  reviewed_by: NullableString('审核人'),
  reviewed_at: NullableString('审核时间'),
  review_note: NullableString('审核意见'),
})

export const CaseListQuery = Type.Object(
  {
    status: Type.Optional(OneOf(CASE_STATES, '待审、采纳或不采纳')),
    ...pageOf('条'),
  },
  { additionalProperties: false },
)
export const CaseListSchema = Type.Object({ total: Type.Integer(), items: Type.Array(CaseSchema) })

/** Body of `POST /api/v1/learning/cases/{id}/review`. */
export const ReviewBody = Type.Object(
  {
    accept: Type.Boolean({ description: '同意用于学习' }),
    note: Type.Optional(Type.String({ maxLength: 1000 })),
  },
  { additionalProperties: false },
)
