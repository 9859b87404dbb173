import { Type } from 'typebox'
import { ACTION_PAYLOADS } from '../../scenarios/hotline/desk/payloads.ts'
import { TICKET_STATES } from '../../scenarios/hotline/desk/states.ts'
import { TICKET_TYPES, URGENCIES } from '../../scenarios/hotline/types.ts'
import { snakeSchema } from '../views/snake-keys.ts'
import { NullableString, OneOf, pageOf } from './common.ts'
import { ActorSchema, StateSchema, TicketRowSchema, WARNINGS } from './ticket.ts'

const short = (description: string) => Type.String({ minLength: 1, maxLength: 200, description })
const Moment = (description: string) =>
  Type.String({
    description,
    pattern: '^\\d{4}-\\d\\d-\\d\\d(T\\d\\d:\\d\\d(:\\d\\d(\\.\\d+)?)?(Z|[+-]\\d\\d:\\d\\d))?$',
    examples: ['2026-03-01T09:30:00+08:00'],
  })

/** Headers of what changes something: the same key again changes nothing. */
export const KeyHeaders = Type.Object({
  'idempotency-key': Type.String({ minLength: 1, maxLength: 200, description: '由调用方生成，每个操作一个' }),
})

/** Body of `POST /api/v1/tickets`. */
export const CreateBody = Type.Object(
  {
    text: Type.String({ minLength: 1, maxLength: 10_000, description: '诉求原文' }),
    id: Type.Optional(Type.String({ minLength: 1, maxLength: 100, description: '来源系统中的编号' })),
    channel: Type.Optional(short('渠道，如“电话”')),
    reported_at: Type.Optional(Moment('来电时间；默认现在')),
    district: Type.Optional(short('来源给出的区划；默认从原文读出')),
    reporter: Type.Optional(
      Type.Object(
        {
          name: Type.Optional(short('诉求人姓名')),
          phone: Type.Optional(short('联系电话')),
          address: Type.Optional(short('诉求人住址')),
        },
        { additionalProperties: false, description: '与工单分开保存' },
      ),
    ),
  },
  { additionalProperties: false, examples: [{ text: '观澜路88号楼下烧烤摊每晚油烟扰民', channel: '电话' }] },
)

/** What the queue is narrowed by; lists are separated by commas. */
export const TicketFilter = Type.Object(
  {
    state: Type.Optional(Type.String({ maxLength: 200, description: `状态：${TICKET_STATES.join('、')}` })),
    type: Type.Optional(Type.String({ maxLength: 100, description: `类型：${TICKET_TYPES.join('、')}` })),
    urgency: Type.Optional(Type.String({ maxLength: 50, description: `紧急程度：${URGENCIES.join('、')}` })),
    department: Type.Optional(short('主办或协办单位')),
    district: Type.Optional(short('区划')),
    category: Type.Optional(short('任意一级分类')),
    warning: Type.Optional(OneOf(WARNINGS, '预警')),
    supervised: Type.Optional(Type.Boolean({ description: '只看督办的' })),
    sensitive: Type.Optional(Type.Boolean({ description: '只看敏感的' })),
    extension: Type.Optional(Type.Boolean({ description: '只看延期待审核的' })),
    text: Type.Optional(Type.String({ maxLength: 200, description: '编号、标题、内容、地点中的词' })),
    from: Type.Optional(Moment('来电时间，从（含）')),
    to: Type.Optional(Moment('来电时间，到（不含）')),
    sort: Type.Optional(OneOf(['deadline', 'reported', 'updated'], '按到期、来电或更新排序')),
  },
  { additionalProperties: false },
)

/** One page of the queue. */
export const TicketListQuery = Type.Object(
  {
    ...TicketFilter.properties,
    ...pageOf('件'),
  },
  { additionalProperties: false },
)
export const TicketListSchema = Type.Object({
  total: Type.Integer({ description: '符合的工单总数' }),
  items: Type.Array(TicketRowSchema),
})

/** Similar tickets, and those told to be the same event. */
export const SimilarSchema = Type.Object({
  items: Type.Array(
    Type.Object({
      id: Type.String(),
      title: Type.String(),
      state: StateSchema,
      reported_at: Type.String(),
      district: NullableString('区划'),
      department: NullableString('承办单位'),
      score: Type.Number(),
      same_event: Type.Boolean({ description: '判定为同一事件' }),
      reason: Type.String(),
    }),
  ),
})

/** Body of `POST /api/v1/tickets/{id}/draft`; nothing is stored. */
export const DraftBody = Type.Partial(
  Type.Object({
    ...snakeSchema(ACTION_PAYLOADS.dispatch).properties,
    generative: Type.Boolean({ description: '由大模型改写，同样核对' }),
  }),
  { additionalProperties: false },
)

/** Body of `POST /api/v1/tickets/{id}/reveal`. */
export const RevealBody = Type.Object(
  {
    fields: Type.Array(OneOf(['text', 'reporter'], '原文或诉求人'), { minItems: 1, maxItems: 2 }),
    reason: Type.String({ minLength: 2, maxLength: 500, description: '为什么要看；会记入日志' }),
  },
  { additionalProperties: false },
)
export const RevealedSchema = Type.Object({
  text: Type.Optional(Type.String()),
  pii: Type.Optional(
    Type.Array(
      Type.Object({
        kind: Type.String(),
        value: Type.String(),
        start: Type.Integer(),
        end: Type.Integer(),
      }),
    ),
  ),
  reporter: Type.Optional(
    Type.Object({
      name: NullableString('姓名'),
      phone: NullableString('电话'),
      address: NullableString('住址'),
    }),
  ),
})

/** Who looked at personal data. */
export const RevealLogSchema = Type.Object({
  items: Type.Array(
    Type.Object({
      ticket_id: Type.String(),
      actor: ActorSchema,
      at: Type.String(),
      fields: Type.Array(Type.String()),
      reason: Type.String(),
      allowed: Type.Boolean(),
    }),
  ),
})

const Line = { line: Type.Integer({ description: '第几行，从 1 起' }) }
/** How an import fared, by line. */
export const ImportSchema = Type.Object({
  created: Type.Array(Type.Object({ ...Line, id: Type.String() })),
  unchanged: Type.Array(Type.Object({ ...Line, id: Type.String() })),
  failed: Type.Array(Type.Object({ ...Line, reason: Type.String() })),
})
