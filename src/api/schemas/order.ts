import { Type } from 'typebox'
import { TICKET_TYPES, URGENCIES } from '../../scenarios/hotline/types.ts'
import { NullableString, OneOf } from './common.ts'
import { BasisSchema, TransferSchema } from './intake.ts'

const LIMITS = ['签收', '首次联系', '响应', '办结', '进展反馈', '退单申请'] as const

/** A 派单, drafted or confirmed. */
export const OrderSchema = Type.Object(
  {
    number: Type.String({ description: '编号' }),
    source: Type.String({ description: '来源' }),
    reporter: Type.String({ description: '诉求人（遮盖）' }),
    type: OneOf(TICKET_TYPES, '诉求类型'),
    category: Type.Array(Type.String()),
    district: NullableString('区划'),
    address: NullableString('地址'),
    reported_at: NullableString('来电时间'),
    event_time: NullableString('事发时间'),
    title: Type.String(),
    content: Type.Object({
      cause: Type.String({ description: '起因' }),
      course: Type.String({ description: '经过' }),
      demand: Type.String({ description: '诉求' }),
    }),
    urgency: OneOf(URGENCIES, '紧急程度'),
    transfer: TransferSchema,
    sensitive: NullableString('上报原因'),
    confidential: Type.Boolean(),
    lead: NullableString('主办'),
    co_departments: Type.Array(Type.String(), { description: '协办' }),
    basis: Type.Array(BasisSchema, { description: '派单依据' }),
    deadlines: Type.Array(
      Type.Object({
        name: OneOf(LIMITS, '哪一个时限'),
        due_at: Type.String(),
        text: Type.String(),
        basis: NullableString('依据'),
      }),
      { description: '时限' },
    ),
    reply_requirements: Type.Array(Type.String(), { description: '答复要求' }),
    sources: Type.Array(
      Type.Object({
        sentence: Type.String(),
        from: OneOf(['ticket', 'duty', 'rule', 'sla', 'person'], '来自原文、职责、规则、时限或确认人'),
        start: Type.Optional(Type.Integer()),
        end: Type.Optional(Type.Integer()),
        path: Type.Optional(Type.String()),
      }),
      { description: '每一句的来源；位置是遮盖后原文中的位置' },
    ),
    wording: OneOf(['extractive', 'generative'], '摘录或模型改写'),
    model: NullableString('改写所用的模型'),
    problems: Type.Array(
      Type.Object({
        code: OneOf(
          ['NUMBER_WITHOUT_SOURCE', 'PERSONAL_DATA', 'UNKNOWN_DEPARTMENT', 'TOO_LONG', 'MISSING'],
          '问题代码',
        ),
        field: Type.String(),
        found: Type.String(),
        message: Type.String(),
      }),
      { description: '未通过的核对' },
    ),
  },
  { description: '派单；草稿须人工确认' },
)
