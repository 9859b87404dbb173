import { chinaTime } from '../../../../shared/china-time.ts'
import type { Ticket } from '../ticket.ts'

const BOM = '\uFEFF'
/** A cell that a spreadsheet would take for a formula. */
const FORMULA = /^[=+\-@\t\r＝＋－＠]/

type Cell = (ticket: Ticket) => string | null

const time = (at: string | null): string | null =>
  at === null ? null : chinaTime(new Date(at)).slice(0, 16).replace('T', ' ')

const WARNINGS = { none: '', soon: '即将到期', overdue: '已超期' } as const

const COLUMNS: readonly (readonly [string, Cell])[] = [
  ['编号', ({ id }) => id],
  ['来源编号', ({ sourceId }) => sourceId],
  ['状态', ({ state }) => state],
  ['渠道', ({ channel }) => channel],
  ['受理时间', ({ reportedAt }) => time(reportedAt)],
  ['类型', ({ type }) => type],
  ['分类', ({ category }) => category.join('›')],
  ['紧急程度', ({ urgency }) => urgency],
  ['区划', ({ district }) => district],
  ['地址', ({ location }) => location],
  ['标题', ({ title }) => title],
  ['诉求内容', ({ intake }) => intake.maskedText],
  ['诉求人', ({ reporter }) => reporter],
  ['主办单位', ({ assignment }) => assignment?.lead ?? null],
  ['协办单位', ({ assignment }) => assignment?.coDepartments.join('、') ?? null],
  ['办结时限', ({ dueAt }) => time(dueAt)],
  ['预警', ({ warning }) => WARNINGS[warning]],
  ['满意度', ({ satisfaction }) => satisfaction?.overall ?? null],
  ['办结时间', ({ closedAt }) => time(closedAt)],
]

/** Tickets as CSV for a spreadsheet: UTF-8 with BOM, CRLF, masked; a cell that would be a formula begins with an apostrophe. */
export function writeCsv(tickets: readonly Ticket[]): string {
  const rows = tickets.map((ticket) => COLUMNS.map(([, cell]) => cell(ticket) ?? ''))
  const lines = [COLUMNS.map(([name]) => name), ...rows].map((row) => row.map(quote).join(','))
  return `${BOM}${lines.join('\r\n')}\r\n`
}

function quote(value: string): string {
  const safe = FORMULA.test(value) ? `'${value}` : value
  return /[",\r\n]/.test(safe) || safe !== value ? `"${safe.replaceAll('"', '""')}"` : safe
}
