import { HuidaError } from '../../../../shared/errors.ts'
import type { LoadedDocument } from '../../types.ts'
import { decodeText } from '../decode-text.ts'
import { TextBuilder } from '../text-builder.ts'
import { plainDocument } from '../text/load-plain.ts'
import { hasKey } from './field-keys.ts'
import { documentsOfRows } from './load-json.ts'
import { parseCsv } from './parse-csv.ts'

const DELIMITERS = [',', '\t', ';', '|']

/** Loads CSV (comma, tab, semicolon or bar): one table, or one document a row where the header has a text column. */
export function loadCsv(bytes: Uint8Array): LoadedDocument[] {
  const { text } = decodeText(bytes)
  const rows = parseCsv(text, DELIMITERS, { relax_quotes: true, skip_empty_lines: true })
  return documentsOfTable(rows, 'text/csv')
}

/** Documents of a sheet: one a row when the header names a text column, else the sheet as one table. */
export function documentsOfTable(rows: readonly string[][], mediaType: string): LoadedDocument[] {
  const [header = []] = rows
  const names = header.map((name) => name.trim())
  if (hasKey(names, 'text') && (hasKey(names, 'title') || hasKey(names, 'id'))) {
    const records = rows
      .slice(1)
      .map((row) => Object.fromEntries(names.map((name, index) => [name, row[index] ?? ''])))
    return documentsOfRows(records, mediaType)
  }
  const builder = new TextBuilder()
  builder.addTable(rows)
  const built = builder.build()
  if (built.text.trim() === '') throw new HuidaError('ERR_FILE_EMPTY', '表格里没有内容')
  return [{ ...plainDocument(''), mediaType, ...built }]
}
