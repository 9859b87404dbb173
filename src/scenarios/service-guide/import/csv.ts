import { parseCsv } from '../../../rag/ingest/load/data/parse-csv.ts'
import type { ServiceItem } from '../../../store/service-item.ts'
import { checkGuide } from '../guide/schema.ts'
import { cellOf } from './cells.ts'
import { COLUMNS } from './columns.ts'
import { itemError } from './item-error.ts'
import type { ReadRow } from './loaded-item.ts'

const NAME_COLUMN = '事项名称'
/** With so many known columns a table is one of service items. */
const KNOWN_COLUMNS = 3
const DELIMITERS = [',', '\t', ';']

/** Whether the first line of a text is the header of a service item table. */
export function isItemTable(text: string): boolean {
  const [header = ''] = text.split(/\r?\n/, 1)
  const names = header.split(/[,\t;]/).map(columnName)
  return names.includes(NAME_COLUMN) && names.filter((name) => name in COLUMNS).length >= KNOWN_COLUMNS
}

const columnName = (name: string): string =>
  name
    .replace(/^\ufeff/, '')
    .replace(/^"|"$/g, '')
    .replace(/[\s*＊]/g, '')

/**
 * Items of a table, one a row, with the header in row 1; a column it does not know is kept under its own name. A row that
 * is no item comes with its error. ERR_FILE_CORRUPT when the text is no csv.
 */
export function readItemTable(text: string): ReadRow[] {
  const [header = [], ...rows] = parseCsv(text, DELIMITERS)
  const names = header.map(columnName)
  const seen = new Map<string, number>()
  return rows.flatMap((cells, index): ReadRow[] => {
    const row = index + 2
    if (cells.every((cell) => cell.trim() === '')) return []
    try {
      const item = readItem(names, cells)
      const before = seen.get(item.id)
      if (before !== undefined) throw itemError('ITEM_DUPLICATE', `与第 ${before} 行是同一事项：${item.id}`)
      seen.set(item.id, row)
      return [{ row, item }]
    } catch (error) {
      return [{ row, error }]
    }
  })
}

function readItem(names: readonly string[], cells: readonly string[]): ServiceItem {
  const given = new Map(names.map((name, i) => [name, cellOf(name, cells[i] ?? '')]))
  const draft: Partial<ServiceItem> = {}
  for (const [name, write] of Object.entries(COLUMNS)) {
    const cell = given.get(name)
    if (cell !== undefined && cell.text !== '') write(draft, cell)
  }
  if (draft.name === undefined) throw itemError('ITEM_FIELD_MISSING', `缺少“${NAME_COLUMN}”`)
  if (draft.result && draft.result.name === undefined)
    throw itemError('ITEM_FIELD_MISSING', '写了有效期或待遇标准，却没有“结果名称”')
  const extra = [...given].filter(([name, { text }]) => !(name in COLUMNS) && name !== '' && text !== '')
  if (extra.length > 0) draft.extra = Object.fromEntries(extra.map(([name, { text }]) => [name, text]))
  return checkGuide({ ...draft, id: draft.code ?? draft.name })
}
