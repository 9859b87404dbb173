import { Type } from 'typebox'
import { TICKET_STATES } from '../../scenarios/hotline/desk/states.ts'
import { TICKET_TYPES, URGENCIES } from '../../scenarios/hotline/types.ts'
import { Day, NullableNumber, NullableString, OneOf } from './common.ts'

/** Two days; the first counts, the second does not. */
export const RangeQuery = Type.Object(
  { from: Day('从哪一天起（含）'), to: Day('到哪一天（不含）') },
  { additionalProperties: false },
)

/** A day; today when not given. */
export const DayQuery = Type.Object(
  { day: Type.Optional(Day('截止哪一天；默认今天')) },
  { additionalProperties: false },
)

const counts = <const T extends readonly string[]>(names: T) =>
  Type.Unsafe<Record<T[number], number>>(
    Type.Object(Object.fromEntries(names.map((name) => [name, Type.Integer()]))),
  )

/** The desk in numbers. */
export const StatisticsSchema = Type.Object({
  from: Type.String(),
  to: Type.String(),
  received: Type.Integer(),
  open: Type.Integer(),
  closed: Type.Integer(),
  overdue: Type.Integer(),
  soon: Type.Integer(),
  by_state: counts(TICKET_STATES),
  by_urgency: counts(URGENCIES),
  by_type: Type.Array(Type.Object({ type: OneOf(TICKET_TYPES, '类型'), count: Type.Integer() })),
  by_category: Type.Array(Type.Object({ category: Type.String(), count: Type.Integer() })),
  by_district: Type.Array(Type.Object({ district: Type.String(), count: Type.Integer() })),
  by_department: Type.Array(
    Type.Object({
      department: Type.String(),
      open: Type.Integer(),
      closed: Type.Integer(),
      overdue: Type.Integer(),
      returned: Type.Integer(),
    }),
  ),
  by_day: Type.Array(Type.Object({ day: Type.String(), received: Type.Integer(), closed: Type.Integer() })),
  on_time_rate: NullableNumber('按时办结率：已办结的工单中按时答复的；没有办结的为空'),
  satisfaction_rate: NullableNumber('满意率'),
  return_rate: NullableNumber('退单率'),
})

const Evidence = Type.Array(
  Type.Object({ id: Type.String(), title: Type.String(), reported_at: Type.String() }),
  { description: '作为依据的工单' },
)

/** What people keep reporting, and where reports grow. */
export const HotSpotReportSchema = Type.Object({
  day: Type.String(),
  hot_spots: Type.Array(
    Type.Object({
      id: Type.String(),
      title: Type.String(),
      district: NullableString('区划'),
      place: NullableString('地点'),
      category: NullableString('分类'),
      department: NullableString('承办单位'),
      count: Type.Integer({ description: '最密集三天内的不同工单数' }),
      total: Type.Integer(),
      from: Type.String(),
      to: Type.String(),
      evidence: Evidence,
      reason: Type.String(),
    }),
  ),
  alarms: Type.Array(
    Type.Object({
      district: Type.String(),
      category: Type.String(),
      observed: Type.Integer(),
      expected: Type.Number(),
      ratio: Type.Number(),
      p: Type.Number(),
      q: Type.Number(),
      from: Type.String(),
      to: Type.String(),
      evidence: Evidence,
    }),
  ),
  tested: Type.Integer(),
})

/** How well suggestions for each department hold. */
export const QualitySchema = Type.Object({
  items: Type.Array(
    Type.Object({
      department: Type.String(),
      suggested: Type.Integer(),
      confirmed: Type.Integer(),
      dispatched: Type.Integer(),
      returned: Type.Integer(),
      confirm_rate: NullableNumber('确认率'),
      return_rate: NullableNumber('退单率'),
    }),
  ),
})

const Drift = Type.Object({
  psi: NullableNumber('群体稳定性指标；小于 0.1 稳定，大于 0.25 漂移；工单太少时为空'),
  level: OneOf(['stable', 'watch', 'drifted', 'few'], '结论'),
  largest: Type.Array(Type.Object({ name: Type.String(), expected: Type.Number(), actual: Type.Number() })),
})

/** How far a period's tickets are from what the ranker was trained on. */
export const DriftSchema = Type.Object({
  from: Type.String(),
  to: Type.String(),
  n: Type.Integer(),
  departments: Drift,
  categories: Drift,
})
