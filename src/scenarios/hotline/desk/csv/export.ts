import { chinaTime } from '../../../../shared/china-time.ts'
import type { TicketRecord } from '../../../../store/ports.ts'
import type { Actor } from '../../people.ts'
import type { DeskDeps } from '../deps.ts'
import { findTickets } from '../queries/list.ts'
import { asShown, fromRecordFor } from '../record.ts'
import type { Ticket } from '../ticket.ts'
import type { TicketQuery } from '../types.ts'

const MOST = 10_000
const PAGE = 500
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

/**
 * Tickets as CSV for a spreadsheet, a page at a time: UTF-8 with BOM, CRLF, masked; a cell that would be a formula begins with
 * an apostrophe. The first page is read before this resolves, so that a refusal comes before any line.
 */
export async function exportCsv(
  deps: DeskDeps,
  query: TicketQuery,
  actor: Actor,
): Promise<AsyncIterable<string>> {
  const { offset: from = 0, limit = MOST, ...filter } = query
  const most = Math.min(limit, MOST)
  const read = (offset: number): Promise<TicketRecord[]> =>
    findTickets(
      deps,
      { sort: 'reported', ...filter, offset: from + offset, limit: Math.min(PAGE, most - offset) },
      actor,
      PAGE,
    ).then(({ items }) => items)
  const first = await read(0)
  return pages()

  async function* pages(): AsyncGenerator<string> {
    yield `${BOM}${lineOf(COLUMNS.map(([name]) => name))}`
    // A ticket that came in meanwhile moves the others down a place.
    const written = new Set<string>()
    let items = first
    for (let offset = 0; items.length > 0;) {
      const now = deps.clock.now()
      const fresh = items.filter(({ id }) => !written.has(id))
      fresh.forEach(({ id }) => written.add(id))
      yield fresh.map((record) => rowOf(asShown(fromRecordFor(actor, record, now)))).join('')
      offset += items.length
      items = items.length < PAGE || offset >= most ? [] : await read(offset)
    }
  }
}

const rowOf = (ticket: Ticket): string => lineOf(COLUMNS.map(([, cell]) => cell(ticket) ?? ''))
const lineOf = (cells: readonly string[]): string => `${cells.map(quote).join(',')}\r\n`

function quote(value: string): string {
  const safe = FORMULA.test(value) ? `'${value}` : value
  return /[",\r\n]/.test(safe) || safe !== value ? `"${safe.replaceAll('"', '""')}"` : safe
}
