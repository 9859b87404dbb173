import type {
  Database,
  Row,
  SqlValue,
  QualityCounts,
  TicketCounts,
  TicketStore,
  TicketTally,
} from '../../ports.ts'
import { clockPast } from './clocks.ts'

const IN_RANGE = 'reported_at >= $1::timestamptz AND reported_at < $2::timestamptz'
/** Turned down and merged tickets have ended, but nothing was settled by them. */
const SETTLED = "state = '办结'"
const dayOf = (column: string): string => `to_char(${column} AT TIME ZONE 'Asia/Shanghai', 'YYYY-MM-DD')`

interface Totals extends Row {
  overdue: number
  soon: number
  closed: number
  timed: number
  on_time: number
  rated: number
  satisfied: number
  dispatched: number
  returned: number
}

type DepartmentTally = Omit<TicketCounts['byDepartment'][number], 'returned'> & Row

const TOTALS = `SELECT count(*) FILTER (WHERE next_due_at < $3::timestamptz)::int AS overdue,
  count(*) FILTER (WHERE warn_at <= $3::timestamptz AND next_due_at >= $3::timestamptz)::int AS soon,
  count(*) FILTER (WHERE ${SETTLED})::int AS closed,
  count(*) FILTER (WHERE ${SETTLED} AND on_time IS NOT NULL)::int AS timed,
  count(*) FILTER (WHERE ${SETTLED} AND on_time)::int AS on_time,
  count(*) FILTER (WHERE satisfaction IN ('满意', '基本满意', '不满意'))::int AS rated,
  count(*) FILTER (WHERE satisfaction IN ('满意', '基本满意'))::int AS satisfied,
  count(*) FILTER (WHERE first_lead IS NOT NULL)::int AS dispatched,
  count(*) FILTER (WHERE cardinality(returned_from) > 0)::int AS returned
  FROM tickets WHERE ${IN_RANGE}`

const BY_DEPARTMENT = `SELECT lead AS department,
  count(*) FILTER (WHERE closed_at IS NULL)::int AS open,
  count(*) FILTER (WHERE ${SETTLED})::int AS closed,
  count(*) FILTER (WHERE next_due_at < $3::timestamptz AND ${clockPast('dueAt', '$4', '$3::timestamptz')})::int AS overdue
  FROM tickets WHERE ${IN_RANGE} AND lead IS NOT NULL GROUP BY lead`

const RETURNED = `SELECT department, count(*)::int AS n FROM tickets, unnest(returned_from) AS department
  WHERE ${IN_RANGE} GROUP BY department`

const BY_DAY = `SELECT day, sum(received)::int AS received, sum(closed)::int AS closed FROM (
    SELECT ${dayOf('reported_at')} AS day, 1 AS received, 0 AS closed FROM tickets WHERE ${IN_RANGE}
    UNION ALL
    SELECT ${dayOf('closed_at')}, 0, 1 FROM tickets
    WHERE ${SETTLED} AND closed_at >= $1::timestamptz AND closed_at < $2::timestamptz
  ) AS both_kinds GROUP BY day ORDER BY day`

async function countBy(
  db: Database,
  expression: string,
  params: SqlValue[],
): Promise<Record<string, number>> {
  const rows = await db.query<{ name: string; n: number }>(
    `SELECT ${expression} AS name, count(*)::int AS n FROM tickets
     WHERE ${IN_RANGE} AND ${expression} IS NOT NULL GROUP BY 1 ORDER BY 2 DESC, 1`,
    params,
  )
  return Object.fromEntries(rows.map(({ name, n }) => [name, n]))
}

/** Counts of tickets by the time they were reported; days are China's. */
export async function countTickets(
  db: Database,
  { from, to, now, departmentClocks }: Parameters<TicketStore['countTickets']>[0],
): Promise<TicketCounts> {
  const range = [from, to]
  const [totals] = await db.query<Totals>(TOTALS, [...range, now])
  const departments = await db.query<DepartmentTally>(BY_DEPARTMENT, [...range, now, departmentClocks])
  const { on_time: onTime = 0, ...rest } = totals!
  return {
    ...rest,
    onTime,
    byState: await countBy(db, 'state', range),
    byUrgency: await countBy(db, 'urgency', range),
    byType: await countBy(db, 'type', range),
    byCategory: await countBy(db, 'category[1]', range),
    byDistrict: await countBy(db, 'district', range),
    byDepartment: withReturns(
      departments,
      await db.query<{ department: string; n: number }>(RETURNED, range),
    ),
    byDay: await db.query<TicketCounts['byDay'][number] & Row>(BY_DAY, range),
  }
}

function withReturns(
  departments: readonly DepartmentTally[],
  returns: readonly { department: string; n: number }[],
): TicketCounts['byDepartment'] {
  const all = new Map(departments.map((entry) => [entry.department, { ...entry, returned: 0 }]))
  for (const { department, n } of returns) {
    const entry = all.get(department) ?? { department, open: 0, closed: 0, overdue: 0, returned: 0 }
    all.set(department, { ...entry, returned: n })
  }
  return [...all.values()].sort((a, b) => b.open + b.closed - a.open - a.closed)
}

/** A ticket counts for the department suggested, for the one it went to first, and for each that gave it back. */
const QUALITY = `SELECT department, sum(suggested)::int AS suggested, sum(confirmed)::int AS confirmed,
    sum(dispatched)::int AS dispatched, sum(returned)::int AS returned FROM (
  SELECT suggested AS department, 1 AS suggested, (suggested = first_lead)::int AS confirmed, 0 AS dispatched, 0 AS returned
    FROM tickets WHERE ${IN_RANGE} AND suggested IS NOT NULL AND first_lead IS NOT NULL
  UNION ALL SELECT first_lead, 0, 0, 1, 0 FROM tickets WHERE ${IN_RANGE} AND first_lead IS NOT NULL
  UNION ALL SELECT lead, 0, 0, 1, 0 FROM tickets WHERE ${IN_RANGE} AND lead IS DISTINCT FROM first_lead AND lead IS NOT NULL
  UNION ALL SELECT given_back, 0, 0, 0, 1 FROM tickets, unnest(returned_from) AS given_back WHERE ${IN_RANGE}
) AS parts GROUP BY department ORDER BY dispatched DESC, department`

/** Confirmed suggestions and returns, a department. */
export function qualityCounts(db: Database, from: string, to: string): Promise<QualityCounts[]> {
  return db.query<QualityCounts & Row>(QUALITY, [from, to])
}

/** Tickets of a range by day, district, upper categories and lead. */
export const tallyTickets = (db: Database, from: string, to: string): Promise<TicketTally[]> =>
  db.query<TicketTally & Row>(
    `SELECT ${dayOf('reported_at')} AS day, district, category[1:2] AS category, lead, count(*)::int AS n
     FROM tickets WHERE ${IN_RANGE} GROUP BY 1, 2, 3, 4 ORDER BY 1`,
    [from, to],
  )
