import { splitLines, type TextLine } from '../../text-lines.ts'
import type { LoadedTable } from '../../types.ts'

type Row = LoadedTable['rows'][number]

const LEAST_ROWS = 2

/**
 * Tables of a plain text: lines of tab-separated cells, and the layout of a Word export in which each cell stands on a
 * line of its own that begins with a tab and rows are separated by blank lines. Offsets are into the text.
 */
export function findPlainTables(text: string): LoadedTable[] {
  const lines = splitLines(text)
  return [...findCellLines(lines), ...findTabbedRows(lines)].sort((a, b) => a.start - b.start)
}

const isBlank = (line: TextLine): boolean => line.text.trim() === ''
const isCellLine = (line: TextLine): boolean => /^\t[^\t]*\S[^\t]*$/.test(line.text)
const isTabbedRow = (line: TextLine): boolean => /\S *\t+ *\S/.test(line.text)

/** Maximal runs of cell lines and blank lines; blank lines separate the rows. */
function findCellLines(lines: readonly TextLine[]): LoadedTable[] {
  const tables: LoadedTable[] = []
  let rows: Row[] = []
  let row: Row = []
  const closeRow = (): void => {
    if (row.length > 0) rows.push(row)
    row = []
  }
  const closeTable = (): void => {
    closeRow()
    // One column of indented lines is a list; a table has a row of several cells.
    if (rows.length >= LEAST_ROWS && rows.some((cells) => cells.length > 1)) tables.push(tableOf(rows))
    rows = []
  }
  for (const line of lines) {
    if (isCellLine(line)) row.push(trimmedCell(line.text, 0, line.text.length, line.start))
    else if (isBlank(line)) closeRow()
    else closeTable()
  }
  closeTable()
  return tables
}

function findTabbedRows(lines: readonly TextLine[]): LoadedTable[] {
  const tables: LoadedTable[] = []
  let rows: Row[] = []
  const close = (): void => {
    if (rows.length >= LEAST_ROWS) tables.push(tableOf(rows))
    rows = []
  }
  for (const line of lines) {
    if (isTabbedRow(line)) rows.push(splitCells(line))
    else if (!isBlank(line)) close()
  }
  close()
  return tables
}

function splitCells(line: TextLine): Row {
  const cells: Row = []
  let from = 0
  for (const part of line.text.split('\t')) {
    cells.push(trimmedCell(line.text, from, from + part.length, line.start))
    from += part.length + 1
  }
  return cells
}

function trimmedCell(text: string, from: number, to: number, base: number): Row[number] {
  const raw = text.slice(from, to)
  const start = from + raw.length - raw.trimStart().length
  const trimmed = raw.trim()
  return { text: trimmed, start: base + start, end: base + start + trimmed.length }
}

function tableOf(rows: Row[]): LoadedTable {
  return { start: rows[0]?.[0]?.start ?? 0, end: rows.at(-1)?.at(-1)?.end ?? 0, rows }
}
