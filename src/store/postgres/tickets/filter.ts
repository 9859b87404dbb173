import type { SqlValue, TicketFilter } from '../../ports.ts'
import { clockPast } from './clocks.ts'

/** A WHERE clause with its parameters, numbered from `$1`. */
export interface Where {
  sql: string
  params: SqlValue[]
}

const escapeLike = (word: string): string => word.replace(/[\\%_]/g, (sign) => `\\${sign}`)

/** Conditions of a ticket filter, combined with AND. */
export function whereOf(filter: TicketFilter): Where {
  const params: SqlValue[] = []
  const conditions: string[] = []
  const place = (value: SqlValue): string => `$${params.push(value)}`
  const add = (value: SqlValue | undefined, condition: (place: string) => string): void => {
    if (value !== undefined) conditions.push(condition(place(value)))
  }
  add(filter.states, (at) => `state = ANY(${at}::text[])`)
  add(filter.department, (at) => `(lead = ${at} OR ${at} = ANY(co_departments))`)
  add(filter.district, (at) => `district = ${at}`)
  add(filter.category, (at) => `${at} = ANY(category)`)
  add(filter.types, (at) => `type = ANY(${at}::text[])`)
  add(filter.urgencies, (at) => `urgency = ANY(${at}::text[])`)
  add(filter.supervised, (at) => `supervised = ${at}::boolean`)
  // Word for word as in the partial indexes of these few tickets.
  if (filter.sensitive !== undefined) conditions.push(`body->>'sensitive' ${nullness(filter.sensitive)}`)
  if (filter.extension !== undefined)
    conditions.push(`body->>'pendingExtension' ${nullness(filter.extension)}`)
  add(filter.from, (at) => `reported_at >= ${at}::timestamptz`)
  add(filter.to, (at) => `reported_at < ${at}::timestamptz`)
  for (const word of filter.words ?? []) {
    add(`%${escapeLike(word.toLowerCase())}%`, (at) => `search_text LIKE ${at}`)
  }
  if (filter.warning !== undefined) {
    const { is, now, clocks } = filter.warning
    const names = clocks === undefined ? null : place(clocks)
    add(now, (at) => WARNINGS[is](...pastBy(names, `${at}::timestamptz`)))
  }
  return { sql: conditions.length === 0 ? '' : `WHERE ${conditions.join(' AND ')}`, params }
}

const nullness = (there: boolean): string => (there ? 'IS NOT NULL' : 'IS NULL')

/** When it is time to warn, and when it is late; the columns alone answer for all clocks. */
function pastBy(names: string | null, now: string): [warned: string, late: string] {
  const [warned, late] = [`warn_at <= ${now}`, `next_due_at < ${now}`]
  if (names === null) return [warned, late]
  return [
    `(${warned} AND ${clockPast('warnAt', names, now)})`,
    `(${late} AND ${clockPast('dueAt', names, now)})`,
  ]
}

const WARNINGS = {
  overdue: (_warned: string, late: string) => late,
  soon: (warned: string, late: string) => `(${warned} AND NOT ${late})`,
  none: (warned: string, late: string) => `(next_due_at IS NULL OR NOT (${warned} OR ${late}))`,
}
