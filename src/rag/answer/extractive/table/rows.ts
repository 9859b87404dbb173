import type { TableRecord, TableRowRecord } from '../../../../store/records.ts'
import type { StoredDocument } from '../../../../store/ports.ts'

/** A row of a table, with its table. */
export interface RowPlace {
  table: TableRecord
  row: TableRowRecord
}

/** How tables say that a cell has no value. */
const NO_VALUE = /^[/／—–\-]?$/

/** Whether a row has a value in a column. */
export const isFilled = (row: TableRowRecord, column: string): boolean =>
  row.cells[column] !== undefined && !NO_VALUE.test(row.cells[column].trim())

/** Columns of a row that hold a value. */
export const filledColumns = ({ table, row }: RowPlace): string[] =>
  table.header.slice(1).filter((column) => isFilled(row, column))

/** `补贴上限（元/人）` with `480` reads `补贴上限480元/人`, or `480元/人` when bare; a bare number takes the row's unit. */
export function sayCell(row: TableRowRecord, column: string, bare = false): string {
  const value = (row.cells[column] ?? '').trim()
  const { full, unit = row.unit ?? '' } = readColumn(column)
  const name = bare ? '' : full
  const whether = /^是否(.+)$/.exec(full)?.[1]
  if (whether !== undefined && /^[是否]$/.test(value)) return `${value === '是' ? '' : '不'}${whether}`
  if (NO_VALUE.test(value)) return `${name}表中未填`
  return /^(?:[≥≤＞＜>~≈]*|每\p{Script=Han}{1,2})\d[\d.,]*$/u.test(value)
    ? `${name}${value}${counted(unit)}`
    : `${name}${value}`
}

/** Name and unit of a column; what its bracket says besides the unit stays with the name (`比例（占合同额，%）`). */
function readColumn(column: string): { full: string; unit?: string } {
  const [, name, remark, unit] = /^(.+?)（(?:([^（）]*)[，,])?([^（），,]*)）$/.exec(column) ?? []
  if (name === undefined || unit === undefined) return { full: column }
  return { full: remark === undefined ? name : `${name}（${remark}）`, unit }
}

/** `工作日` in a header counts as `个工作日` in a sentence. */
const counted = (unit: string): string => (/^(工作日|工作小时|月|百分点)$/.test(unit) ? `个${unit}` : unit)

/** A row as a sentence: its name, then the columns. */
export const sayRow = (row: TableRowRecord, columns: readonly string[]): string =>
  `${row.name}：${columns.map((column) => sayCell(row, column)).join('，')}。`

/** The header line of a table, for what its cells belong to. */
export function headerSpan(
  document: StoredDocument,
  table: TableRecord,
): { start: number; end: number } | null {
  const first = table.rows[0]
  if (first === undefined) return null
  const names = table.header.filter((column) => column.trim() !== '')
  let start = table.start
  for (const line of document.text.slice(table.start, first.start).split('\n')) {
    if (names.length > 0 && names.every((name) => line.includes(name)))
      return { start, end: start + line.length }
    start += line.length + 1
  }
  const at = names[0] === undefined ? -1 : document.text.indexOf(names[0], table.start)
  if (at < 0 || at >= first.start) return null
  const stop = document.text.indexOf('\n', at)
  return { start: at, end: stop < 0 || stop > first.start ? first.start : stop }
}

/** A row with the names of its columns and table. */
export const saidBy = (place: RowPlace): string =>
  `${place.table.caption ?? ''}${place.row.group ?? ''}${sayRow(place.row, filledColumns(place))}`

/** What a span states: a sentence its words, a row its cells with the table's caption. */
export const statedBy = ({ said, row }: { said: string; row: RowPlace | null }): string =>
  row === null ? said : saidBy(row)
