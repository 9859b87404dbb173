import { HuidaError } from '../../../../shared/errors.ts'
import type { LoadedDocument } from '../../types.ts'
import { decodeText } from '../decode-text.ts'
import { buildMarkdown } from '../text/load-markdown.ts'
import { plainDocument } from '../text/load-plain.ts'
import { readFields, readKey, type RawFields } from './field-keys.ts'

const isRow = (value: unknown): value is RawFields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Loads JSON Lines: one document a row, parts of one document joined. A line that is no object is an error. */
export function loadJsonLines(bytes: Uint8Array): LoadedDocument[] {
  const rows: RawFields[] = []
  decodeText(bytes)
    .text.split('\n')
    .forEach((line, index) => {
      if (line.trim() === '') return
      rows.push(parseRow(line, index + 1))
    })
  return documentsOfRows(rows, 'application/x-ndjson')
}

function parseRow(line: string, number: number): RawFields {
  let value: unknown
  try {
    value = JSON.parse(line)
  } catch (cause) {
    throw new HuidaError('ERR_FILE_CORRUPT', `第 ${number} 行不是有效的 JSON`, { cause })
  }
  if (!isRow(value)) throw new HuidaError('ERR_FILE_CORRUPT', `第 ${number} 行不是 JSON 对象`)
  return value
}

/** Loads JSON: one document, an array of them, or an object with one array of them. */
export function loadJson(bytes: Uint8Array): LoadedDocument[] {
  let value: unknown
  try {
    value = JSON.parse(decodeText(bytes).text.replace(/^\ufeff/, ''))
  } catch (cause) {
    if (cause instanceof HuidaError) throw cause
    throw new HuidaError('ERR_FILE_CORRUPT', '不是有效的 JSON', { cause })
  }
  return documentsOfRows(rowsOf(value), 'application/json')
}

function rowsOf(value: unknown): RawFields[] {
  if (Array.isArray(value)) return value.filter(isRow)
  if (!isRow(value)) return []
  if (readKey(value, 'text') !== '') return [value]
  const lists = Object.values(value).filter(
    (item): item is unknown[] => Array.isArray(item) && item.some(isRow),
  )
  return lists.length === 1 && lists[0] ? lists[0].filter(isRow) : [value]
}

/** Documents of rows with a text; rows of one id and rising `part` are one document. ERR_FILE_EMPTY when none has a text. */
export function documentsOfRows(rows: readonly RawFields[], mediaType: string): LoadedDocument[] {
  const groups = new Map<string, RawFields[]>()
  rows.forEach((row, index) => {
    if (readKey(row, 'text') === '') return
    const id = readKey(row, 'id')
    const key = id === '' || (row['part'] === undefined && groups.has(id)) ? `${id}@${index + 1}` : id
    groups.set(key, [...(groups.get(key) ?? []), row])
  })
  if (groups.size === 0) {
    throw new HuidaError('ERR_FILE_EMPTY', '没有一行带正文（字段 text、content 或 正文）')
  }
  const single = rows.length === 1
  const documents = [...groups].map(([key, parts]) => documentOfParts(key, parts, mediaType, single))
  const without = rows.filter((row) => readKey(row, 'text') === '').length
  if (without > 0) {
    documents[0]?.warnings.push({
      code: 'ROWS_WITHOUT_TEXT',
      message: `文件中有 ${without} 行没有正文，已跳过`,
    })
  }
  return documents
}

function documentOfParts(
  key: string,
  parts: RawFields[],
  mediaType: string,
  single: boolean,
): LoadedDocument {
  const ordered = [...parts].sort((a, b) => Number(a['part'] ?? 0) - Number(b['part'] ?? 0))
  const [first = {}] = ordered
  const text = ordered.map((part) => readKey(part, 'text').replace(/\r\n?/g, '\n')).join('\n')
  const id = readKey(first, 'id')
  // Some libraries keep their texts in Markdown.
  const built = /^#{1,6}\s+\S/m.test(text) ? buildMarkdown(text) : {}
  return {
    ...plainDocument(text),
    ...built,
    id: id === '' ? null : id,
    fragment: single && id === '' ? '' : `#${key.replace(/^@/, '')}`,
    mediaType,
    fields: readFields(first),
  }
}
