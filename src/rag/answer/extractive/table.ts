import type { TableRecord, TableRowRecord } from '../../../store/records.ts'
import type { StoredDocument } from '../../../store/ports.ts'
import type { QueryAnalysis } from '../../retrieve/types.ts'
import type { DraftSentence } from '../context.ts'
import { ASKS_PRESENT } from './cues.ts'
import type { PartMaterial } from './types.ts'

const ATTRIBUTE = /属性|约束|预期|性质/
/** A row this far below the best candidate is not what was asked for. */
const CLOSE = 0.92

/** State the cells of a table row that the question asks for: by year, by the present value, or all of them. */
export function stateTableRow(material: PartMaterial): DraftSentence[] | null {
  const { analysis } = material.part
  const best = material.candidates[0]
  if (best === undefined || !analysis.facets.has('quantity')) return null
  const candidate = material.candidates.find(
    (one) => one.chunk.kind === 'table_row' && one.score >= best.score * CLOSE,
  )
  const document = candidate && material.documents.get(candidate.chunk.docId)
  const place = document && findRow(document, candidate.chunk.start)
  if (!candidate || !document || !place) return null
  const columns = askedColumns(place.table, place.row, analysis)
  if (columns.length === 0) return null
  const { book } = material
  const row = book.issue(document, candidate.document, place.row.start, place.row.end)
  const header = headerSpan(document, place.table)
  const tokens = [row.token]
  if (header && columns.some((column) => /\d/.test(column)))
    tokens.push(book.issue(document, candidate.document, header.start, header.end).token)
  const cells = columns.map((column) => `${column}${cellText(place.row, column)}`).join('，')
  return [{ text: `${nameOf(place.row)}：${cells}。`, tokens }]
}

export function findRow(
  document: StoredDocument,
  offset: number,
): { table: TableRecord; row: TableRowRecord } | null {
  for (const table of document.tables) {
    const row = table.rows.find((one) => one.start <= offset && offset < one.end)
    if (row) return { table, row }
  }
  return null
}

function askedColumns(table: TableRecord, row: TableRowRecord, analysis: QueryAnalysis): string[] {
  const columns = table.header.slice(1).filter((column) => (row.cells[column] ?? '') !== '')
  const asked = columns.filter(
    (column) =>
      analysis.years.some((year) => column.includes(year)) ||
      (ASKS_PRESENT.test(analysis.question) && /现状|现值|基期|基准/.test(column)) ||
      (ATTRIBUTE.test(analysis.question) && /属性|性质/.test(column)),
  )
  return asked.length > 0 ? asked : columns
}

function cellText(row: TableRowRecord, column: string): string {
  const value = row.cells[column] ?? ''
  return /\d/.test(value) && row.unit !== null && !value.endsWith(row.unit) ? `${value}${row.unit}` : value
}

function nameOf(row: TableRowRecord): string {
  return row.name
}

/** The header line of a table, for the years its cells belong to. */
function headerSpan(document: StoredDocument, table: TableRecord): { start: number; end: number } | null {
  const first = table.rows[0]
  const cell = table.header.find((column) => column.trim() !== '')
  if (first === undefined || cell === undefined) return null
  const at = document.text.indexOf(cell, table.start)
  if (at < 0 || at >= first.start) return null
  const line = document.text.indexOf('\n', at)
  return { start: at, end: line < 0 || line > first.start ? first.start : line }
}
