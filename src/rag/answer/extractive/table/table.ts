import type { TableRecord, TableRowRecord } from '../../../../store/records.ts'
import type { StoredDocument } from '../../../../store/ports.ts'
import { coverageOf } from '../../../retrieve/features/index.ts'
import type { Candidate, QueryAnalysis } from '../../../retrieve/types.ts'
import type { DraftSentence, QuestionPart } from '../../context.ts'
import { ASKS_PRESENT, wantedClosely, wantedStatement } from '../asked/cues.ts'
import { withDeciding } from './deciding-columns.ts'
import { bandsOf, columnsNamed, isTelling, type Asked } from './bands.ts'
import { asAmended, isOutdated, replacingSentence, type FoundRow } from './amended-rows.ts'
import { conceptShares, tellingConcepts } from '../score/concepts.ts'
import { quoteSpan } from '../sentence/quote.ts'
import { headerSpan, isFilled, saidBy, sayRow, type RowPlace } from './rows.ts'
import { stateBands } from './state-bands.ts'
import { spokenBy, tellingSpans } from '../score/telling.ts'
import type { BareSpan, PartMaterial } from '../types.ts'

/** The question asks what has changed. */
const ASKS_CHANGE = /原来|以前|之前|调整前|修改前|提高了|涨|变|不同|区别|差|对照|新旧/
/** A table of rates in force, not of aims by year. */
const RATE = /标准|补贴|收费|价格/
const ATTRIBUTE = /属性|约束|预期|性质/
/** A row this far below the best candidate is not what was asked for. */
const CLOSE = 0.9
/** Share of the question's information that the row's own name must hold; its caption is shared by all rows. */
const NAME_SHARE = 0.3
/** Share of what other passages speak of that a row must. */
const HALF = 0.5

/** State the cells that a question for a quantity asks for: by year, by the present value, or all; of all rows it may mean. */
export async function stateTableRow(material: PartMaterial): Promise<DraftSentence[] | null> {
  const { analysis } = material.part
  const best = material.candidates[0]
  if (best === undefined || !analysis.facets.has('quantity')) return null
  const wants = wantedStatement(analysis)
  const found = material.candidates
    .filter((one) => one.chunk.kind === 'table_row' && one.score >= best.score * CLOSE)
    .map((candidate) => locateRow(candidate, material))
    .find(
      (place) =>
        place !== null && nameShare(place.row, material) >= NAME_SHARE && (wants?.(saidBy(place)) ?? true),
    )
  if (!found || isOutdated(material, found)) return null
  return (await speaksEnough(found, material)) ? [stateRow(material, found, found)] : null
}

/** Whether a row, with its document's title, speaks of as much of the question as what else may answer. */
async function speaksEnough(found: FoundRow, material: PartMaterial): Promise<boolean> {
  const { document, chunk } = found.candidate
  const said = `${document.title ?? ''} ${chunk.indexText} ${saidBy(found)}`.toLowerCase()
  const { own } = conceptShares(tellingConcepts(material.part), said, '')
  const most = Math.max(0, ...(await tellingSpans(material)).map(spokenBy))
  return own >= HALF * most
}

/** A table row found among the sentences, with the rows and columns that answer together with it. */
export function stateRow(
  material: PartMaterial,
  found: Pick<BareSpan, 'candidate' | 'document'>,
  place: RowPlace,
): DraftSentence {
  const replaced = replacingSentence(material, { ...found, ...place })
  if (replaced !== null) return quoteSpan(material, replaced)
  const { candidate, document, table, row } = asAmended(material, { ...found, ...place })
  const asked = askedOf(material.part, `${table.caption ?? ''} ${candidate.document.title ?? ''}`)
  const rows = bandsOf({ ...table, rows: rowsOfKind(table, row, material) }, asked, row)
  const columns = statedColumns(table, rows, asked, material)
  return rows.length > 1
    ? stateBands(material, { candidate, document, table, rows, columns })
    : stateCells(material, candidate, document, { table, row: rows[0] ?? row }, columns)
}

/** Rows that make the kind of statement asked for, where the row found does; else all. */
function rowsOfKind(table: TableRecord, found: TableRowRecord, { part }: PartMaterial): TableRowRecord[] {
  const wants = wantedClosely(part.analysis) ?? wantedStatement(part.analysis)
  const fits = (row: TableRowRecord): boolean => wants?.(saidBy({ table, row })) ?? true
  return fits(found) ? table.rows.filter(fits) : table.rows
}

/** What tells the rows and columns of a table about a subject apart for a part of the question. */
export const askedOf = ({ analysis, retrieval }: QuestionPart, subject: string): Asked => ({
  subject,
  question: analysis.question,
  // A question that leans on another may name nothing itself.
  own: [...analysis.own.keys()].some(isTelling) ? analysis.own : analysis.terms,
  idf: retrieval.idf,
})

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

/** The columns asked for; of an amount or a time those too that decide what it comes to. */
function statedColumns(
  table: TableRecord,
  rows: readonly TableRowRecord[],
  about: Asked,
  material: PartMaterial,
): string[] {
  const asked = askedColumns(table, rows, about, material)
  const { facets } = material.part.analysis
  return facets.has('quantity') || facets.has('money') || facets.has('duration')
    ? withDeciding(asked, table.header.slice(1), rows)
    : asked
}

/** Columns asked for by year, name or kind; else those that hold now, and of these what is filled. */
function askedColumns(
  table: TableRecord,
  rows: readonly TableRowRecord[],
  about: Asked,
  { part: { analysis }, heldOn }: PartMaterial,
): string[] {
  const columns = table.header.slice(1).filter((column) => rows.some((row) => isFilled(row, column)))
  const asked = columns.filter(
    (column) =>
      analysis.years.some((year) => column.includes(year)) ||
      isNamed(column, analysis.question) ||
      (ASKS_PRESENT.test(analysis.question) && /现状|现值|基期|基准/.test(column)) ||
      (ATTRIBUTE.test(analysis.question) && /属性|性质/.test(column)),
  )
  if (asked.length > 0) return asked
  // A figure of the question may stand in a column that no longer holds: then both are said.
  const figures: readonly string[] = analysis.question.match(/\d+(?:\.\d+)?/g) ?? []
  const known = columns.some((column) =>
    rows.some((row) => figures.includes((row.cells[column] ?? '').trim())),
  )
  const holding = known ? columns : columnsNow(columns, table.caption ?? '', analysis, heldOn)
  const named = columnsNamed(holding, about)
  return named.length > 0 ? named : holding
}

/** Of columns that hold at different times (`2025年`/`2026年`, `调整前`/`调整后`) the one that holds now, unless a change is asked for. */
function columnsNow(
  columns: readonly string[],
  caption: string,
  { facets, question }: QueryAnalysis,
  heldOn: string,
): string[] {
  if (facets.has('comparison') || ASKS_CHANGE.test(question)) return [...columns]
  const years = columns.map((column) => /(?:19|20)\d{2}(?=年)/.exec(column)?.[0] ?? null)
  const begun = years.filter((year) => year !== null && year <= heldOn.slice(0, 4)) as string[]
  const isRate = columns.every((column, i) => years[i] !== null && RATE.test(`${caption}${column}`))
  if (isRate && begun.length > 0) {
    const latest = begun.sort().at(-1)!
    return columns.filter((_, i) => years[i] === latest)
  }
  const earlier = columns.filter((column) => /(调整|修改|修订|改革)前/.test(column))
  const later = columns.filter((column) => /(调整|修改|修订|改革)后/.test(column))
  return earlier.length > 0 && later.length > 0
    ? columns.filter((column) => !earlier.includes(column))
    : [...columns]
}

/** A column whose own name stands in the question (`三年合计呢`). */
function isNamed(column: string, question: string): boolean {
  const name = column.replace(/（[^（）]*）/g, '').trim()
  return name.length > 1 && question.includes(name)
}
