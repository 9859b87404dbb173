import type { SqlValue, TicketFilter } from '../../ports.ts'

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
  const add = (value: SqlValue | undefined, condition: (place: string) => string): void => {
    if (value === undefined) return
    params.push(value)
    conditions.push(condition(`$${params.length}`))
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
    const { is, now } = filter.warning
    add(now, (at) => WARNINGS[is](`${at}::timestamptz`))
  }
  return { sql: conditions.length === 0 ? '' : `WHERE ${conditions.join(' AND ')}`, params }
}

const nullness = (there: boolean): string => (there ? 'IS NOT NULL' : 'IS NULL')

const WARNINGS = {
  overdue: (now: string) => `next_due_at < ${now}`,
  soon: (now: string) => `(warn_at <= ${now} AND next_due_at >= ${now})`,
  none: (now: string) => `(next_due_at IS NULL OR (next_due_at >= ${now} AND warn_at > ${now}))`,
}
