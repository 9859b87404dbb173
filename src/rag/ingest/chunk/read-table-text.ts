import type { TableRecord, TableRowRecord } from '../../../store/records.ts'
import { isQuantity, splitUnit } from '../tables/index.ts'

/** Names of a table's rows are listed in its head's index text up to this length. */
const MAX_NAMES = 300

/** A row as a sentence: group, name, and each header with its cell; the unit stands behind plain numbers. */
export function readTableRow(row: TableRowRecord): string {
  const headers = Object.keys(row.cells)
  const cells = headers.map(
    (header) => `${splitUnit(header).name}：${withUnit(header, row.cells[header]!, row.unit)}`,
  )
  const group = row.group === null || row.group === row.name ? '' : `${row.group} `
  const unitInName = row.unit !== null && headers.every((header) => splitUnit(header).unit === null)
  return `${group}${row.name}${unitInName ? `（${row.unit}）` : ''}：${cells.join('；')}`
}

function withUnit(header: string, cell: string, unit: string | null): string {
  const own = splitUnit(header).unit ?? unit
  return own !== null && isQuantity(cell) ? `${cell}${own}` : cell
}

/** What a table is about: its header and the names of its rows, so that a question for the whole table finds it. */
export function readTableHead(table: TableRecord): string {
  let names = ''
  for (const row of table.rows) {
    if (names.length + row.name.length > MAX_NAMES) break
    names += `${names === '' ? '' : '、'}${row.name}`
  }
  return `${table.caption ?? ''}\n${table.header.filter((header) => header !== '').join('、')}\n${names}`.trim()
}
