import type { Cell } from '../flow/index.ts'
import { splitUnit } from './cell-units.ts'

/** What the columns of a table mean. */
export interface Columns {
  headerRows: number
  header: string[]
  /** Header texts made unique, for the cells of a row. */
  keys: string[]
  nameColumn: number
  /** Column that groups rows (filled once for several rows), or null. */
  groupColumn: number | null
  /** Column that states each row's unit, or null. */
  unitColumn: number | null
  /** Unit that every column but the name's states in its header, or null. */
  sharedUnit: string | null
}

const ORDINAL_HEADER = /^(?:序号|编号|序|号|No\.?|№)$/iu
const GROUP_HEADER = /^(?:类别|类型|分类|领域|板块|一级指标|项目类别|指标类别|维度|区域)$/u
const UNIT_HEADER = /^(?:计量)?单位$/u

/** Reads the header (one row, or two when the second continues it) and finds the columns for name, group and unit. */
export function readColumns(rows: readonly (readonly Cell[])[]): Columns {
  const width = Math.max(...rows.map((row) => row.length))
  const first = headerTexts(rows[0] ?? [], width)
  const second = rows[1] ? headerTexts(rows[1], width) : null
  const double = second !== null && rows.length > 2 && continuesHeader(first, second)
  const header = double
    ? first.map((text, index) => joinHeader(fillLeft(first, index) ?? text, second[index]!))
    : first
  const headerRows = double ? 2 : 1
  const body = rows.slice(headerRows)
  const groupColumn = findGroupColumn(header, body)
  const skip = header.map((text, index) => index === groupColumn || ORDINAL_HEADER.test(text))
  const nameColumn = Math.max(0, skip.indexOf(false))
  const unitColumn = header.findIndex((text) => UNIT_HEADER.test(text))
  return {
    headerRows,
    header,
    keys: uniqueKeys(header),
    nameColumn,
    groupColumn,
    unitColumn: unitColumn === -1 ? null : unitColumn,
    sharedUnit: sharedUnit(header, (index) => skip[index]! || index === nameColumn),
  }
}

function uniqueKeys(header: readonly string[]): string[] {
  const seen = new Map<string, number>()
  return header.map((text, index) => {
    const name = text || `第${index + 1}列`
    const count = (seen.get(name) ?? 0) + 1
    seen.set(name, count)
    return count === 1 ? name : `${name}（${count}）`
  })
}

function headerTexts(row: readonly Cell[], width: number): string[] {
  return Array.from({ length: width }, (_, index) => row[index]?.text ?? '')
}

/** A second header row holds no figures, repeats or leaves empty what spans two rows, and fills what was split. */
function continuesHeader(first: string[], second: string[]): boolean {
  if (second.some((text) => /^[0-9.,%]+$/u.test(text)) || second.filter((text) => text !== '').length < 2)
    return false
  const spans = first.some(
    (text, index) => index > 0 && text !== '' && (text === first[index - 1] || first[index + 1] === ''),
  )
  const same = first.some((text, index) => text !== '' && (second[index] === text || second[index] === ''))
  return spans && same
}

function fillLeft(header: string[], index: number): string | undefined {
  for (let at = index; at >= 0; at--) if (header[at] !== '') return header[at]
  return undefined
}

function joinHeader(above: string, below: string): string {
  return below === '' || below === above ? above : `${above} ${below}`
}

/** The first column when its header names a class, or when rows leave it empty while the next one is always filled. */
function findGroupColumn(header: string[], body: readonly (readonly Cell[])[]): number | null {
  if (header.length < 3) return null
  const start = ORDINAL_HEADER.test(header[0]!) ? 1 : 0
  const filled = (index: number): number => body.filter((row) => (row[index]?.text ?? '') !== '').length
  const full = body.filter((row) => row.filter((cell) => cell.text !== '').length > 1).length
  const sparse = full > 1 && filled(start) < full && filled(start) > 0 && filled(start + 1) >= full
  const repeated =
    GROUP_HEADER.test(header[start]!) && new Set(body.map((row) => row[start]?.text)).size < body.length
  return sparse || repeated ? start : null
}

/** A unit counts for whole rows only when every column of figures states it; otherwise each header speaks for itself. */
function sharedUnit(header: string[], skipped: (index: number) => boolean): string | null {
  const units = header.filter((_, index) => !skipped(index)).map((text) => splitUnit(text).unit)
  return units.length > 0 && new Set(units).size === 1 ? units[0]! : null
}
