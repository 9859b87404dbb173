import type { LoadedTable } from '../types.ts'
import type { Cell, FoundTable } from './types.ts'

/** Tables of a document: those the format marked, and runs of lines with tabs that it did not. In reading order. */
export function findTables(text: string, marked: readonly LoadedTable[]): FoundTable[] {
  const known = marked.filter((table) => table.rows.length > 0)
  const tables: FoundTable[] = known.map(({ start, end, rows }) => bareTable(start, end, rows))
  const inside = (offset: number): boolean =>
    known.some((table) => offset >= table.start && offset < table.end)
  let open: FoundTable | null = null
  for (const line of linesOf(text)) {
    if (inside(line.start) || !line.text.includes('\t')) {
      open = null
      continue
    }
    const cells = cellsOf(line)
    if (open === null) tables.push((open = bareTable(line.start, line.end, [])))
    open.rows.push(cells)
    open.end = line.end
  }
  return tables.filter((table) => table.rows.length > 1).sort((a, b) => a.start - b.start)
}

function bareTable(start: number, end: number, rows: Cell[][]): FoundTable {
  return { start, end, rows, caption: null, unitLine: null }
}

function* linesOf(text: string): Generator<Cell> {
  let start = 0
  while (start <= text.length) {
    const stop = text.indexOf('\n', start)
    const end = stop === -1 ? text.length : stop
    yield { text: text.slice(start, end), start, end }
    start = end + 1
  }
}

function cellsOf(line: Cell): Cell[] {
  const cells: Cell[] = []
  let start = line.start
  for (const part of line.text.split('\t')) {
    const lead = part.length - part.trimStart().length
    const trimmed = part.trim()
    cells.push({ text: trimmed, start: start + lead, end: start + lead + trimmed.length })
    start += part.length + 1
  }
  return cells
}
