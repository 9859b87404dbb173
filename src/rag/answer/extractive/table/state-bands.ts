import type { TableRecord, TableRowRecord } from '../../../../store/records.ts'
import type { StoredDocument } from '../../../../store/ports.ts'
import type { Candidate } from '../../../retrieve/types.ts'
import type { DraftSentence } from '../../context.ts'
import { MAX_QUOTE } from '../../evidence.ts'
import { endSentence } from '../sentence/clip.ts'
import { headerSpan, isFilled, sayCell } from './rows.ts'
import type { PartMaterial } from '../types.ts'

/** Columns that only remark on a row. */
const REMARK = /^(备注|说明|依据|单位|计算单位)$/

/** A table with the rows and columns to be said, in its document. */
export interface AskedCells {
  candidate: Candidate
  document: StoredDocument
  table: TableRecord
  rows: readonly TableRowRecord[]
  columns: readonly string[]
  /** The columns are compared: each row says all of them. */
  sideBySide?: boolean
}

/**
 * State several rows of a table in one sentence: what all of them share once, rows that say the same together, the rest one
 * by one (`80—89周岁100元；90—99周岁300元`). What does not fit into the room is left out from the end.
 */
export function stateBands(material: PartMaterial, asked: AskedCells): DraftSentence {
  const { rows } = asked
  const telling = asked.columns.filter((column) => !REMARK.test(column.trim()))
  const columns = telling.length > 0 ? telling : [...asked.columns]
  const shared = columns.filter(
    (column) =>
      columns.length > 1 &&
      rows.length > 1 &&
      asked.sideBySide !== true &&
      rows.every((row) => row.cells[column] === rows[0]!.cells[column]),
  )
  const own = columns.filter((column) => !shared.includes(column))
  const common = shared
    .filter((column) => isFilled(rows[0]!, column))
    .map((column) => sayCell(rows[0]!, column))
  const bands = own.length === 0 ? [] : sayTogether(asked, own)
  const lead = leadOf(asked.table)
  const everyone = common.length === 0 ? '' : `${bands.length === 0 ? '' : '各类均为'}${common.join('，')}`
  const said = fitting(
    [everyone, ...bands].filter((text) => text !== ''),
    material.budget - lead.length,
  )
  return { text: endSentence(`${lead}${said.join('；')}`), tokens: cite(material, asked) }
}

/** Rows with the same cells said once, their names joined; rows of one name are told apart by their first column. */
function sayTogether({ table, rows }: AskedCells, asked: readonly string[]): string[] {
  const first = table.header[1]
  const repeats = new Set(rows.map((row) => row.name)).size < rows.length
  const apart = repeats && first !== undefined && table.header.length > 2 ? first : null
  const columns = asked.filter((column) => column !== apart || asked.length === 1)
  const byCells = new Map<string, string[]>()
  // A table of two columns says in its caption what its only value is.
  const bare = table.header.length === 2 && table.caption !== null
  for (const row of rows) {
    const cells = columns
      .filter((column) => isFilled(row, column))
      .map((column) => sayCell(row, column, bare))
    if (cells.length === 0) continue
    const said = cells.join('，')
    const name = nameIn(table, row) + (apart === null ? '' : `（${row.cells[apart] ?? ''}）`)
    byCells.set(said, [...(byCells.get(said) ?? []), name])
  }
  const single = columns.length === 1 && bare
  return [...byCells].map(([said, names]) => `${names.join('、')}${single ? '' : '：'}${said}`)
}

/** `80—89` under the header `年龄（周岁）` is `80—89周岁`. */
function nameIn(table: TableRecord, row: TableRowRecord): string {
  const unit = /（([^（）]{1,4})）$/.exec(table.header[0] ?? '')?.[1]
  const name = row.group === null || row.name.includes(row.group) ? row.name : `${row.group}（${row.name}）`
  const range = /^(\d[\d.]*(?:（含）)?(?:[—\-~～至]\d[\d.]*(?:（含）)?)?)(及?以[上下])?$/.exec(name)
  return unit !== undefined && range ? `${range[1]}${unit}${range[2] ?? ''}` : name
}

/** The caption without its number and years, which stand with the citation. */
function leadOf({ caption }: TableRecord): string {
  const name = (caption ?? '')
    .replace(/^(附?表)\s*[\d一二三四五六七八九十]+[\s　：:、.]*/, '')
    .replace(/（[^（）]*）|(?:19|20)\d{2}年?(?:度)?(?:与|和|—)?/g, '')
    .trim()
  return name === '' ? '' : `${name}：`
}

function fitting(texts: readonly string[], room: number): string[] {
  let used = 0
  return texts.filter((text, i) => {
    used += text.length + 1
    return i === 0 || used <= room
  })
}

/** One citation of all rows with the header when they fit into a quotation, else one of each row. */
function cite({ book }: PartMaterial, { candidate, document, table, rows }: AskedCells): string[] {
  const header = headerSpan(document, table)
  const first = Math.min(...rows.map((row) => row.start))
  const last = Math.max(...rows.map((row) => row.end))
  const start = header?.start ?? first
  if (rows.length > 1 && last - start <= MAX_QUOTE)
    return [book.issue(document, candidate.document, start, last).token]
  const ends = rows.map((row) => book.issue(document, candidate.document, row.start, row.end).token)
  return header ? [...ends, book.issue(document, candidate.document, header.start, header.end).token] : ends
}
