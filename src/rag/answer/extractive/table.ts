import type { TableRecord, TableRowRecord } from '../../../store/records.ts'
import type { StoredDocument } from '../../../store/ports.ts'
import { coverageOf } from '../../retrieve/features/index.ts'
import type { Candidate, QueryAnalysis } from '../../retrieve/types.ts'
import type { DraftSentence } from '../context.ts'
import { ASKS_PRESENT } from './cues.ts'
import { filledColumns, headerSpan, sayRow, type RowPlace } from './rows.ts'
import type { BareSpan, PartMaterial } from './types.ts'

const ATTRIBUTE = /属性|约束|预期|性质/
/** A row this far below the best candidate is not what was asked for. */
const CLOSE = 0.9
/** Share of the question's information that the row's own name must hold; its caption is shared by all rows. */
const NAME_SHARE = 0.3

/** State the cells of a table row that the question asks for: by year, by the present value, or all of them. */
export function stateTableRow(material: PartMaterial): DraftSentence[] | null {
  const { analysis } = material.part
  const best = material.candidates[0]
  if (best === undefined || !analysis.facets.has('quantity')) return null
  const found = material.candidates
    .filter((one) => one.chunk.kind === 'table_row' && one.score >= best.score * CLOSE)
    .map((candidate) => locateRow(candidate, material))
    .find((place) => place !== null && nameShare(place.row, material) >= NAME_SHARE)
  if (!found) return null
  const { candidate, document, ...place } = found
  const columns = askedColumns(place.table, place.row, analysis)
  if (columns.length === 0) return null
  return [stateCells(material, candidate, document, place, columns)]
}

/** A table row found among the sentences: the columns asked for, or all of them. */
export function stateRow(
  material: PartMaterial,
  { candidate, document }: BareSpan,
  place: RowPlace,
): DraftSentence {
  return stateCells(
    material,
    candidate,
    document,
    place,
    askedColumns(place.table, place.row, material.part.analysis),
  )
}

function stateCells(
  { book }: PartMaterial,
  candidate: Candidate,
  document: StoredDocument,
  { table, row }: RowPlace,
  columns: readonly string[],
): DraftSentence {
  const tokens = [book.issue(document, candidate.document, row.start, row.end).token]
  const header = headerSpan(document, table)
  if (header && columns.some((column) => /\d/.test(column)))
    tokens.push(book.issue(document, candidate.document, header.start, header.end).token)
  return { text: sayRow(row, columns), tokens }
}

interface FoundRow {
  candidate: Candidate
  document: StoredDocument
  table: TableRecord
  row: TableRowRecord
}

function locateRow(candidate: Candidate, material: PartMaterial): FoundRow | null {
  const document = material.documents.get(candidate.chunk.docId)
  for (const table of document?.tables ?? []) {
    const row = table.rows.find(
      (one) => one.start <= candidate.chunk.start && candidate.chunk.start < one.end,
    )
    if (document && row) return { candidate, document, table, row }
  }
  return null
}

function nameShare(row: TableRowRecord, material: PartMaterial): number {
  const { analysis, retrieval } = material.part
  const about = {
    ...analysis,
    terms: analysis.own,
    words: analysis.words.filter((word) => analysis.own.has(word) && !/^\d+$/.test(word)),
  }
  return coverageOf(about, `${row.group ?? ''}${row.name}`, retrieval.idf)
}

function askedColumns(table: TableRecord, row: TableRowRecord, analysis: QueryAnalysis): string[] {
  const columns = table.header.slice(1).filter((column) => row.cells[column] !== undefined)
  const asked = columns.filter(
    (column) =>
      analysis.years.some((year) => column.includes(year)) ||
      isNamed(column, analysis.question) ||
      (ASKS_PRESENT.test(analysis.question) && /现状|现值|基期|基准/.test(column)) ||
      (ATTRIBUTE.test(analysis.question) && /属性|性质/.test(column)),
  )
  return asked.length > 0 ? asked : filledColumns({ table, row })
}

/** A column whose own name stands in the question (`三年合计呢`). */
function isNamed(column: string, question: string): boolean {
  const name = column.replace(/（[^（）]*）/g, '').trim()
  return name.length > 1 && question.includes(name)
}
