import { Type } from 'typebox'
import { TICKET_ACTIONS, TICKET_STATES } from '../../scenarios/hotline/desk/states.ts'
import { TICKET_TYPES, URGENCIES } from '../../scenarios/hotline/types.ts'
import { NullableString, OneOf } from './common.ts'
import { AdviceSchema, IntakeSchema, Nullable } from './intake.ts'
import { OrderSchema } from './order.ts'
import { ROLES } from './session.ts'

const RATINGS = ['满意', '基本满意', '不满意', '未评价'] as const
const CLOCKS = ['派单', '签收', '响应', '首次联系', '办结', '进展反馈', '退单审核', '回访', '重办'] as const
export const WARNINGS = ['none', 'soon', 'overdue'] as const

export const StateSchema = OneOf(TICKET_STATES, '状态')

const Clock = Type.Object({
  name: OneOf(CLOCKS, '时限'),
  started_at: Type.String(),
  due_at: Type.String(),
  warn_at: Type.String({ description: '开始预警的时间' }),
  done_at: NullableString('完成时间'),
  state: OneOf(['running', 'soon', 'overdue', 'met', 'missed'], '现在如何'),
  basis: NullableString('依据'),
})

const AssignmentSchema = Type.Object({
  lead: Type.String({ description: '主办' }),
  co_departments: Type.Array(Type.String()),
  confirmed_by: Type.String({ description: '确认人' }),
  confirmed_at: Type.String(),
  received_at: Type.String(),
  returnable: Type.Boolean({ description: '还能不能退单' }),
})

const Row = {
  id: Type.String({ description: '编号' }),
  version: Type.Integer(),
  state: StateSchema,
  channel: Type.String(),
  reported_at: Type.String(),
  created_at: Type.String(),
  updated_at: Type.String(),
  type: OneOf(TICKET_TYPES, '诉求类型'),
  category: Type.Array(Type.String()),
  urgency: OneOf(URGENCIES, '紧急程度'),
  district: NullableString('区划'),
  location: NullableString('地址'),
  title: Type.String(),
  sensitive: NullableString('上报原因'),
  confidential: Type.Boolean(),
  assignment: Nullable(AssignmentSchema, '承办'),
  next_due: Nullable(Type.Object({ name: OneOf(CLOCKS, '时限'), due_at: Type.String() }), '最先到期的时限'),
  due_at: NullableString('办结时限'),
  warning: OneOf(WARNINGS, '预警'),
  supervised: Type.Boolean({ description: '已督办' }),
}

/** A ticket as the queue shows it. */
export const TicketRowSchema = Type.Object({
  ...Row,
  suggestion: Nullable(Type.Object({ department: Type.String(), confidence: Type.Number() }), '首选建议'),
  advice_status: AdviceSchema.properties.status,
})

/** A ticket with all there is of it, masked throughout. */
export const TicketSchema = Type.Object({
  ...Row,
  source_id: NullableString('来源系统中的编号'),
  created_by: Type.String(),
  reporter: Type.String({ description: '诉求人（遮盖）' }),
  edited: Type.Array(Type.String(), { description: '人改过的要素' }),
  event_time: NullableString('事发时间'),
  summary: Type.String(),
  intake: IntakeSchema,
  advice: AdviceSchema,
  demands: Type.Array(Type.Object({ text: Type.String(), department: NullableString('承办单位') })),
  order: Nullable(OrderSchema, '已确认的派单'),
  clocks: Type.Array(Clock),
  returns: Type.Integer(),
  extensions: Type.Integer(),
  redos: Type.Integer(),
  pending_return: Nullable(
    Type.Object({
      by: Type.String(),
      department: Type.String(),
      reason: Type.String(),
      basis: Type.String(),
      suggested: NullableString('建议改派的单位'),
    }),
    '待审核的退单',
  ),
  pending_extension: Nullable(
    Type.Object({ days: Type.Integer(), reason: Type.String(), approver: Type.String() }),
    '待审核的延期',
  ),
  reply: Nullable(
    Type.Object({
      findings: Type.String(),
      measures: Type.String(),
      basis: Type.String(),
      further: Type.String(),
      at: Type.String(),
      by: Type.String(),
    }),
    '答复',
  ),
  satisfaction: Nullable(
    Type.Object({
      response: OneOf(RATINGS, '响应'),
      attitude: OneOf(RATINGS, '态度'),
      result: OneOf(RATINGS, '结果'),
      overall: OneOf(RATINGS, '总体'),
    }),
    '回访',
  ),
  merged_into: NullableString('并入的工单'),
  merged: Type.Array(Type.String()),
  split_from: NullableString('从哪一件拆分出来'),
  split_into: Type.Array(Type.String(), { description: '拆分出去的工单' }),
  rejection: Nullable(Type.Object({ reason: Type.String(), where: Type.String() }), '不予受理'),
  closed_at: NullableString('办结时间'),
})

/** Who did something. */
export const ActorSchema = Type.Object({
  id: Type.String(),
  name: Type.String(),
  role: OneOf(ROLES, '角色'),
  department: NullableString('部门'),
})

/** A ticket with its history and what the asking person may do now. */
export const TicketDetailSchema = Type.Object({
  ticket: TicketSchema,
  history: Type.Array(
    Type.Object({
      version: Type.Integer(),
      action: OneOf(
        [...TICKET_ACTIONS, 'create', 'splitOff', 'absorb', 'release', 'shareSecrecy'] as const,
        '动作',
      ),
      label: Type.String(),
      from: Nullable(StateSchema, '之前的状态'),
      to: StateSchema,
      actor: ActorSchema,
      at: Type.String(),
      reason: NullableString('理由'),
      payload: Type.Object({}, { additionalProperties: true }),
    }),
    { description: '最早的在前' },
  ),
  actions: Type.Array(
    Type.Object({
      action: OneOf(TICKET_ACTIONS, '动作'),
      label: Type.String(),
      needs_reason: Type.Boolean(),
      blocked: NullableString('现在不能做的原因'),
    }),
  ),
})

/** The ticket after an action. */
export const ActResultSchema = Type.Object({
  ...TicketDetailSchema.properties,
  replayed: Type.Boolean({ description: '同一个 Idempotency-Key 已经办过，这次没有改动' }),
})
