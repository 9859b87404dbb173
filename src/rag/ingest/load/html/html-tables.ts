import type { CheerioAPI } from 'cheerio'
import type { Element } from 'domhandler'

/** A cell with more text than this on average is layout, not data. */
const LAYOUT_CELL = 200
const MOST_SPAN = 100

/**
 * Rows of a data table with spans unfolded: a cell over several rows stands in each of them, over several columns in
 * the first. Null for a table that only lays out the page: one row or column, nested tables, long cells.
 */
export function readTableRows(page: CheerioAPI, table: Element): string[][] | null {
  const rows: string[][] = []
  const carried = new Map<number, { text: string; rows: number }>()
  const own = page(table).find('tr').toArray()
  if (page(table).find('table').length > 0) return null
  for (const row of own) {
    rows.push(unfoldRow(page, row, carried))
  }
  const cells = rows.flat().filter((cell) => cell !== '')
  const columns = Math.max(0, ...rows.map((row) => row.length))
  const length = cells.reduce((sum, cell) => sum + cell.length, 0)
  if (rows.length < 2 || columns < 2 || length > cells.length * LAYOUT_CELL) return null
  return rows
}

function unfoldRow(
  page: CheerioAPI,
  row: Element,
  carried: Map<number, { text: string; rows: number }>,
): string[] {
  const cells: string[] = []
  const takeCarried = (): void => {
    for (let from = carried.get(cells.length); from && from.rows > 0; from = carried.get(cells.length)) {
      from.rows--
      cells.push(from.text)
    }
  }
  for (const cell of page(row).children('td, th').toArray()) {
    takeCarried()
    const text = cellText(page, cell)
    const [columns, rows] = ['colspan', 'rowspan'].map((name) => span(cell.attribs[name]))
    for (let column = 0; column < (columns ?? 1); column++) {
      const shown = column === 0 ? text : ''
      carried.set(cells.length, { text: shown, rows: (rows ?? 1) - 1 })
      cells.push(shown)
    }
  }
  takeCarried()
  return cells
}

/** Paragraphs and line breaks of a cell become spaces. */
function cellText(page: CheerioAPI, cell: Element): string {
  const copy = page(cell).clone()
  copy.find('br, p, div, li').append(' ')
  copy.find('br').replaceWith(' ')
  return copy.text().replace(/\s+/g, ' ').trim()
}

function span(value: string | undefined): number {
  const number = Number.parseInt(value ?? '1', 10)
  return Number.isFinite(number) ? Math.min(Math.max(number, 1), MOST_SPAN) : 1
}
