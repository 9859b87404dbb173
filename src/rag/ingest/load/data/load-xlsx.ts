import readXlsxFile from 'read-excel-file/node'
import { HuidaError } from '../../../../shared/errors.ts'
import type { LoadedDocument } from '../../types.ts'
import { openArchive, packArchive } from '../archive.ts'
import type { LoadLimits } from '../limits.ts'
import { TextBuilder } from '../text-builder.ts'
import { plainDocument } from '../text/load-plain.ts'
import { documentsOfTable } from './load-csv.ts'

const MEDIA_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const PARTS = /\.(?:xml|rels)$/

type Cell = string | number | boolean | Date | null

/** Loads a workbook: each sheet a heading and a table; a single sheet with a text column is one document a row. */
export async function loadXlsx(bytes: Uint8Array, limits: LoadLimits): Promise<LoadedDocument[]> {
  const sheets = await readSheets(bytes, limits)
  const filled = sheets.filter((sheet) => sheet.rows.some((row) => row.some((cell) => cell !== '')))
  const [first] = filled
  if (!first) throw new HuidaError('ERR_FILE_EMPTY', '表格里没有内容')
  if (filled.length === 1 && captionOf(first.rows) === null) return documentsOfTable(first.rows, MEDIA_TYPE)
  const builder = new TextBuilder()
  for (const { name, rows } of filled) {
    const caption = captionOf(rows)
    builder.addHeading(caption ?? name, 1)
    builder.addTable(caption === null ? rows : rows.slice(1))
  }
  return [{ ...plainDocument(''), mediaType: MEDIA_TYPE, ...builder.build() }]
}

/** A title in the first cell of a sheet, above the header; null where the header comes first. */
function captionOf([first = [], second = []]: readonly string[][]): string | null {
  const filled = (row: readonly string[]): number => row.filter((cell) => cell !== '').length
  return first[0] !== undefined && first[0] !== '' && filled(first) === 1 && filled(second) > 1
    ? first[0]
    : null
}

async function readSheets(
  bytes: Uint8Array,
  limits: LoadLimits,
): Promise<{ name: string; rows: string[][] }[]> {
  const entries = openArchive(bytes, PARTS, limits)
  try {
    // Numbers stay as written: 1.10 must not become 1.1.
    const sheets = await readXlsxFile(packArchive(entries), { parseNumber: (text: string) => text })
    return sheets.map(({ sheet, data }) => ({
      name: sheet,
      rows: (data as Cell[][]).map((row) => row.map(writeCell)),
    }))
  } catch (cause) {
    throw new HuidaError('ERR_FILE_CORRUPT', 'Excel 表格已损坏，无法读取', { cause })
  }
}

function writeCell(cell: Cell): string {
  if (cell === null) return ''
  if (cell instanceof Date) return Number.isNaN(cell.getTime()) ? '' : cell.toISOString().slice(0, 10)
  if (typeof cell === 'boolean') return cell ? '是' : '否'
  return trimNoise(String(cell)).trim()
}

/** Binary fractions as Excel stores them: 0.57999999999999996 is what was typed as 0.58. */
function trimNoise(text: string): string {
  if (!/^-?\d+\.\d{12,}$/.test(text)) return text
  return String(Number(Number(text).toPrecision(12)))
}
