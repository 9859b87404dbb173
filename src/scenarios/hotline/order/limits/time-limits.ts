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
  contact: Limit
  respond: Limit | null
  handle: Limit
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

const COMPLAINTS: readonly string[] = ['投诉', '举报']
const SUFFIX = /(投诉|举报|诉求|求助|咨询|建议)$/
const SAME_MEANING = /违规|违法|非法|违章/g
const HOURS_OF_A_DAY = 8

const words = new Intl.Segmenter('zh', { granularity: 'word' })

/** The limits of a ticket by type, urgency and special rule; `special` names a rule to take, null takes none. */
export function limitsOf(subject: LimitSubject, levels: ServiceLevels, special?: string | null): TimeLimits {
  const rule =
    special === undefined
      ? findSpecial(subject, levels)
      : (levels.special.find(({ name }) => name === special) ?? null)
  const type = levels.types.find((entry) => entry.type === subject.type) ?? slowest(levels)
  const urgency = levels.urgency.find(({ level }) => level === subject.urgency)
  const basis = join(levels.basis, type?.clause ?? null)
  const ruleBasis = rule === null ? null : join(rule.basis, rule.clause)
  const handle = handleLimit(rule, type?.dueDays ?? 5, ruleBasis, basis)
  const urgent = (hours: number | null | undefined): Limit | null =>
    hours == null ? null : { amount: hours, unit: 'hours', basis: levels.basis }
  return {
    special: rule?.name ?? null,
    dispatch: minutesLimit(urgency?.dispatchMinutes, levels) ?? flowLimit(levels, '派单'),
    contact:
      rule?.contactHours == null
        ? { amount: type?.firstContactHours ?? 4, unit: 'working hours', basis }
        : { amount: rule.contactHours, unit: 'hours', basis: ruleBasis },
    respond: urgent(urgency?.respondHours),
    handle,
    feedback: urgent(urgency?.feedbackEveryHours),
    returnWithin: flowLimit(levels, '退单申请'),
    extendDays: urgency?.extendDays ?? type?.extendDays ?? 0,
    reviewReturn: flowLimit(levels, '退单审核') ?? flowLimit(levels, '争议裁定'),
    revisit: flowLimit(levels, '回访'),
    redo: flowLimit(levels, '不满意重办'),
  }
}

function handleLimit(
  rule: Special | null,
  days: number,
  ruleBasis: string | null,
  basis: string | null,
): Limit {
  if (rule?.dueHours != null) return { amount: rule.dueHours, unit: 'hours', basis: ruleBasis }
  if (rule?.dueDays != null) return { amount: rule.dueDays, unit: 'working days', basis: ruleBasis }
  return { amount: days, unit: 'working days', basis }
}

function slowest(levels: ServiceLevels): ServiceLevels['types'][number] | undefined {
  return [...levels.types].sort((a, b) => b.dueDays - a.dueDays)[0]
}

/** Runs day and night: what is urgent is not left until the office opens. */
const minutesLimit = (minutes: number | null | undefined, { basis }: ServiceLevels): Limit | null =>
  minutes == null ? null : { amount: minutes / 60, unit: 'hours', basis }

function flowLimit(levels: ServiceLevels, step: string): Limit | null {
  const entry = levels.flow.find((each) => each.step === step)
  const basis = join(levels.basis, entry?.clause ?? null)
  if (entry?.hours != null) return { amount: entry.hours, unit: 'working hours', basis }
  if (entry?.days != null) return { amount: entry.days, unit: 'working days', basis }
  return null
}

const join = (document: string | null, clause: string | null): string | null =>
  document === null ? null : `${document}${clause ?? ''}`

/**
 * The special limit whose subject the ticket is about: its category is one of the limit's own, or every word of its name
 * (less 投诉 and the like, which must suit the type) stands in the category or, for a limit shorter than the type's own, in
 * title or text. A longer limit needs the category.
 */
function findSpecial(subject: LimitSubject, levels: ServiceLevels): Special | null {
  const days = levels.types.find(({ type }) => type === subject.type)?.dueDays ?? 0
  const category = unify(subject.category.join(' '))
  const all = unify(`${category} ${subject.title} ${subject.text}`)
  const matching = levels.special.filter((special) => {
    if (!suits(special.name, subject.type)) return false
    if (special.categories.some((name) => subject.category.includes(name))) return true
    const shorter = (special.dueHours ?? (special.dueDays ?? 0) * HOURS_OF_A_DAY) <= days * HOURS_OF_A_DAY
    const parts = subjectWords(special.name)
    return parts.length > 0 && parts.every((word) => (shorter ? all : category).includes(word))
  })
  return matching.sort((a, b) => b.name.length - a.name.length)[0] ?? null
}

function suits(name: string, type: TicketType): boolean {
  const kind = SUFFIX.exec(name)?.[1] ?? '诉求'
  if (kind === '诉求') return COMPLAINTS.includes(type) || type === '求助'
  return COMPLAINTS.includes(kind) ? COMPLAINTS.includes(type) : kind === type
}

const unify = (text: string): string => text.replaceAll('噪音', '噪声').replace(SAME_MEANING, '违规')

function subjectWords(name: string): string[] {
  const core = unify(name.replace(SUFFIX, ''))
  const parts = [...words.segment(core)].map(({ segment }) => segment).filter((word) => word.length > 1)
  return parts.length > 0 ? parts : core === '' ? [] : [core]
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
