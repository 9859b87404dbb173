import type { ServiceLevels } from '../../../../city/types.ts'
import { chinaTime } from '../../../../shared/china-time.ts'
import type { TicketType, Urgency } from '../../types.ts'
import type { WorkCalendar } from './work-calendar.ts'

/** An amount of time as the rules give it; `hours` run day and night. */
export interface Limit {
  amount: number
  unit: 'working hours' | 'working days' | 'hours'
  /** Document and clause. */
  basis: string | null
}

/** Every limit of one ticket; null where the rules give none. */
export interface TimeLimits {
  /** Name of the special limit that applies. */
  special: string | null
  dispatch: Limit | null
  contact: Limit | null
  respond: Limit | null
  handle: Limit | null
  feedback: Limit | null
  returnWithin: Limit | null
  /** Working days an extension may have; 0 means none. */
  extendDays: number
  reviewReturn: Limit | null
  revisit: Limit | null
  redo: Limit | null
}

export interface LimitSubject {
  type: TicketType
  urgency: Urgency
  category: readonly string[]
  title: string
  text: string
}

type Special = ServiceLevels['special'][number]

const HOURS_OF_A_DAY = 8

/**
 * The limits of a ticket by type, urgency and special rule; `special` names a rule to take (one that the city no longer
 * has is found anew), null takes none.
 */
export function limitsOf(subject: LimitSubject, levels: ServiceLevels, special?: string | null): TimeLimits {
  const named = levels.special.find(({ name }) => name === special)
  const rule = special === null ? null : (named ?? findSpecial(subject, levels))
  const type = levels.types.find((entry) => entry.type === subject.type) ?? slowest(levels)
  const urgency = levels.urgency.find(({ level }) => level === subject.urgency)
  const basis = join(levels.basis, type?.clause ?? null)
  const ruleBasis = rule === null ? null : join(rule.basis, rule.clause)
  const urgent = (hours: number | null | undefined): Limit | null => ownLimit(hours, 'hours', levels.basis)
  return {
    special: rule?.name ?? null,
    dispatch: minutesLimit(urgency?.dispatchMinutes, levels) ?? flowLimit(levels, '派单'),
    contact:
      ownLimit(rule?.contactHours, 'hours', ruleBasis) ??
      ownLimit(type?.firstContactHours, 'working hours', basis),
    respond: urgent(urgency?.respondHours),
    handle:
      ownLimit(rule?.dueHours, 'hours', ruleBasis) ??
      ownLimit(rule?.dueDays, 'working days', ruleBasis) ??
      ownLimit(type?.dueDays, 'working days', basis),
    feedback: urgent(urgency?.feedbackEveryHours),
    returnWithin: flowLimit(levels, '退单申请'),
    extendDays: urgency?.extendDays ?? type?.extendDays ?? 0,
    reviewReturn: flowLimit(levels, '退单审核') ?? flowLimit(levels, '争议裁定'),
    revisit: flowLimit(levels, '回访'),
    redo: flowLimit(levels, '不满意重办'),
  }
}

/** What a department owes first: 签收, and 响应 to an urgent ticket, 首次联系 otherwise. */
export function firstSteps({ respond, contact }: TimeLimits): ['签收' | '响应' | '首次联系', Limit | null][] {
  const first = respond ?? contact
  return [
    ['签收', first],
    [respond === null ? '首次联系' : '响应', first],
  ]
}

const ownLimit = (
  amount: number | null | undefined,
  unit: Limit['unit'],
  basis: string | null,
): Limit | null => (amount == null ? null : { amount, unit, basis })

function slowest(levels: ServiceLevels): ServiceLevels['types'][number] | undefined {
  return [...levels.types].sort((a, b) => b.dueDays - a.dueDays)[0]
}

/** Runs day and night: what is urgent is not left until the office opens. */
const minutesLimit = (minutes: number | null | undefined, { basis }: ServiceLevels): Limit | null =>
  ownLimit(minutes == null ? null : minutes / 60, 'hours', basis)

function flowLimit(levels: ServiceLevels, step: string): Limit | null {
  const entry = levels.flow.find((each) => each.step === step)
  const basis = join(levels.basis, entry?.clause ?? null)
  return ownLimit(entry?.hours, 'working hours', basis) ?? ownLimit(entry?.days, 'working days', basis)
}

const join = (document: string | null, clause: string | null): string | null =>
  document === null ? null : `${document}${clause ?? ''}`

/** The special limit for the ticket's type and category: the one of the deepest category, then the shorter. */
function findSpecial({ type, category, title, text }: LimitSubject, levels: ServiceLevels): Special | null {
  const depthOf = ({ categories }: Special): number =>
    category.findLastIndex((name) => categories.includes(name))
  const isSaid = ({ words }: Special): boolean =>
    words.length === 0 || words.some((word) => title.includes(word) || text.includes(word))
  const hoursOf = ({ dueHours, dueDays }: Special): number => dueHours ?? (dueDays ?? 0) * HOURS_OF_A_DAY
  const matching = levels.special.filter(
    (special) => special.types.includes(type) && depthOf(special) >= 0 && isSaid(special),
  )
  return matching.sort((a, b) => depthOf(b) - depthOf(a) || hoursOf(a) - hoursOf(b))[0] ?? null
}

/** When a limit that starts at an instant ends. */
export function endOf(limit: Limit, from: Date, calendar: WorkCalendar): Date {
  if (limit.unit === 'hours') return new Date(from.getTime() + limit.amount * 3_600_000)
  return limit.unit === 'working hours'
    ? calendar.addHours(from, limit.amount)
    : calendar.addDays(from, limit.amount)
}

const UNITS = { 'working hours': '个工作小时', 'working days': '个工作日', hours: '小时' } as const

/** A limit and its end as people read them: `4个工作小时内（11月23日12:00前）`. */
export function limitText(limit: Limit, due: Date): string {
  const [, month, day, time] = /-(\d\d)-(\d\d)T(\d\d:\d\d)/.exec(chinaTime(due))!
  return `${limit.amount}${UNITS[limit.unit]}内（${Number(month)}月${Number(day)}日${time}前）`
}
