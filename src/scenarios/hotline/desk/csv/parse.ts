import { parse } from 'csv-parse/sync'
import { isCalendarTime } from '../../../../shared/calendar.ts'
import { chinaTime } from '../../../../shared/china-time.ts'
import { HuidaError } from '../../../../shared/errors.ts'

/** A ticket as a line of a file gives it. */
export interface CsvTicket {
  /** Line in the file, the header being 1. */
  line: number
  id: string | null
  text: string
  channel: string | null
  /** ISO 8601, or null when the file gives none. */
  reportedAt: string | null
  district: string | null
  reporter: { name?: string; phone?: string; address?: string }
  /** What is wrong with the line; null when it can be taken. */
  fault: string | null
}

const NAMES: Readonly<Record<string, readonly string[]>> = {
  id: ['编号', '工单编号', '来源编号', 'id'],
  text: ['诉求内容', '内容', '工单内容', 'text'],
  channel: ['渠道', '来源', 'channel'],
  reportedAt: ['受理时间', '来电时间', '时间', 'reported_at'],
  district: ['区划', '区县', 'district'],
  name: ['诉求人', '姓名', '来电人'],
  phone: ['联系电话', '电话', '手机', '来电号码'],
  address: ['联系地址', '住址'],
}
const MOST_ROWS = 5000
const MOST_BYTES = 10 * 1024 * 1024
const TIME = /^(\d{4})[-/年.](\d{1,2})[-/月.](\d{1,2})日?(?:[T\s]+(\d{1,2}):(\d{2})(?::(\d{2}))?)?$/
const ISO_TIME = /^\d{4}-\d{2}-\d{2}T.*(?:Z|[+-]\d{2}:\d{2})$/

/** Lines of a CSV file in UTF-8 (with or without BOM) or GBK. ERR_INPUT_INVALID when it is no such table. */
export function parseCsv(bytes: Uint8Array): CsvTicket[] {
  if (bytes.length > MOST_BYTES) throw new HuidaError('ERR_BODY_TOO_LARGE', '文件超过 10 MB')
  const rows = readRows(decode(bytes))
  const [header, ...body] = rows
  const columns = findColumns(header?.cells ?? [])
  if (columns.text === undefined) throw new HuidaError('ERR_INPUT_INVALID', '表头缺少“诉求内容”一列')
  if (body.length > MOST_ROWS) throw new HuidaError('ERR_INPUT_INVALID', `一次最多导入 ${MOST_ROWS} 行`)
  return body.map(({ line, cells }) => toTicket(line, cells, columns))
}

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('gb18030').decode(bytes)
  }
}

function readRows(text: string): { line: number; cells: string[] }[] {
  try {
    const rows = parse(text, { bom: true, relaxColumnCount: true, skipEmptyLines: true, info: true })
    return (rows as unknown as { info: { lines: number }; record: string[] }[]).map(({ info, record }) => ({
      line: info.lines,
      cells: record.map(withoutGuard),
    }))
  } catch (cause) {
    throw new HuidaError('ERR_INPUT_INVALID', '文件不是有效的 CSV', { cause })
  }
}

/** The apostrophe that an export put before a formula goes again. */
const withoutGuard = (cell: string): string => cell.trim().replace(/^'(?=[=+\-@＝＋－＠])/, '')

function findColumns(header: readonly string[]): Record<string, number | undefined> {
  const find = (names: readonly string[]): number | undefined => {
    const at = names.map((name) => header.indexOf(name)).find((index) => index >= 0)
    return at
  }
  return Object.fromEntries(Object.entries(NAMES).map(([key, names]) => [key, find(names)]))
}

function toTicket(line: number, cells: string[], columns: Record<string, number | undefined>): CsvTicket {
  const cell = (key: string): string | null => {
    const index = columns[key]
    return (index === undefined ? '' : (cells[index] ?? '')) || null
  }
  const time = cell('reportedAt')
  const reportedAt = time === null ? null : readTime(time)
  const text = cell('text')
  const [name, phone, address] = [cell('name'), cell('phone'), cell('address')]
  const fault =
    text === null ? '诉求内容为空' : time !== null && reportedAt === null ? `受理时间“${time}”看不懂` : null
  return {
    line,
    id: cell('id'),
    text: text ?? '',
    channel: cell('channel'),
    reportedAt,
    district: cell('district'),
    fault,
    reporter: {
      ...(name === null ? {} : { name }),
      ...(phone === null ? {} : { phone }),
      ...(address === null ? {} : { address }),
    },
  }
}

/** ISO time of `2026/11/20 16:00` and the like, in China; null for anything else. */
function readTime(text: string): string | null {
  const match = TIME.exec(text)
  const [, year, month, day, hour = '00', minute = '00', second = '00'] = match ?? []
  const two = (part: string | undefined): string => (part ?? '').padStart(2, '0')
  const local = `${year}-${two(month)}-${two(day)}T${two(hour)}:${minute}:${second}+08:00`
  const at = new Date(match === null ? text : local)
  if (Number.isNaN(at.getTime())) return null
  if (match === null) return ISO_TIME.test(text) && isCalendarTime(text) ? at.toISOString() : null
  // `Date` takes 31 February for 3 March.
  return chinaTime(at).startsWith(local.slice(0, 10)) ? at.toISOString() : null
}
