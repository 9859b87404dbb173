import type { TableRecord, TableRowRecord } from '../../../store/records.ts'
import { readUnitLine, type Cell, type FoundTable } from '../flow/index.ts'
import type { OutlineNode } from '../outline/index.ts'
import { splitUnit } from './cell-units.ts'
import { readColumns, type Columns } from './read-columns.ts'

/** Record of a table: header, and every data row with its group, name and unit. */
export function readTable(node: OutlineNode & { table: FoundTable }): TableRecord {
  const { table, anchor } = node
  const columns = readColumns(table.rows)
  const tableUnit = table.unitLine ? readUnitLine(table.unitLine.text) : null
  const rows: TableRowRecord[] = []
  let group: string | null = null
  for (const cells of table.rows.slice(columns.headerRows)) {
    const heading = groupHeading(cells)
    if (heading !== null) {
      group = heading
      continue
    }
    const leading = columns.groupColumn === null ? null : cellText(cells, columns.groupColumn)
    if (leading) group = leading
    rows.push(readRow(cells, columns, { anchor: `${anchor}.r${rows.length + 1}`, group, tableUnit }))
  }
  const caption = table.caption?.text ?? null
  const { start, end } = table
  return { anchor, caption, header: columns.header, rows, start: table.caption?.start ?? start, end }
}

interface RowContext {
  anchor: string
  group: string | null
  tableUnit: string | null
}

function readRow(cells: readonly Cell[], columns: Columns, context: RowContext): TableRowRecord {
  const { name, unit } = splitUnit(cellText(cells, columns.nameColumn))
  const values: Record<string, string> = {}
  columns.header.forEach((_, index) => {
    if (index === columns.nameColumn || index === columns.groupColumn) return
    const text = cellText(cells, index)
    if (text !== '') values[columns.keys[index]!] = text
  })
  const stated = columns.unitColumn === null ? null : cellText(cells, columns.unitColumn) || null
  return {
    anchor: context.anchor,
    group: context.group,
    name,
    unit: unit ?? stated ?? columns.sharedUnit ?? context.tableUnit,
    cells: values,
    start: cells[0]!.start,
    end: cells.at(-1)!.end,
  }
}

/** A row with one filled cell that spans the table is the heading of the rows below it. */
function groupHeading(cells: readonly Cell[]): string | null {
  const filled = cells.filter((cell) => cell.text !== '')
  const distinct = new Set(filled.map((cell) => cell.text))
  return distinct.size === 1 && (filled.length === 1 || filled.length === cells.length)
    ? filled[0]!.text
    : null
}

function cellText(cells: readonly Cell[], index: number): string {
  return cells[index]?.text ?? ''
}
