import { gunzipSync } from 'node:zlib'
import { parse } from 'yaml'
import { decodeText } from '../../../rag/ingest/load/decode-text.ts'
import type { LoadedDocument, SourceFile } from '../../../rag/ingest/types.ts'
import { HuidaError, toHuidaError } from '../../../shared/errors.ts'
import { checkGuide } from '../guide/schema.ts'
import { isItemTable, readItemTable } from './csv.ts'
import { isGuangdongRow, readGuangdong } from './guangdong.ts'
import { loadedItem, loadedRows } from './loaded-item.ts'

export interface ItemImport {
  /** The region of guides that state none, or null. */
  region: string | null
  /** Largest text of an unpacked file, in bytes. */
  maxUnpackedBytes: number
}

/**
 * Service items of a file, or null when it holds none and is a document like any other: a guide in YAML, a table of items
 * (csv, with the columns of `columns.ts`, in UTF-8, UTF-16 or GBK), a provincial catalogue (jsonl, also gzipped). Throws
 * ERR_ITEM_INVALID for a guide that breaks the schema, ERR_FILE_CORRUPT for a broken file.
 */
export function loadServiceItems(file: SourceFile, options: ItemImport): LoadedDocument[] | null {
  const name = file.name.toLowerCase()
  const { region } = options
  if (/\.ya?ml$/.test(name)) return loadGuide(file, region)
  if (/\.(csv|tsv)$/.test(name)) {
    const { text } = decodeText(file.bytes)
    return isItemTable(text) ? loadedRows(readItemTable(text), { mediaType: 'text/csv', region }) : null
  }
  if (/\.(jsonl|ndjson)(\.gz)?$/.test(name)) {
    const text = catalogueText(file, options.maxUnpackedBytes)
    return text === null
      ? null
      : loadedRows(readGuangdong(text), { mediaType: 'application/x-ndjson', region: null })
  }
  return null
}

function loadGuide(file: SourceFile, region: string | null): LoadedDocument[] | null {
  const value = parseYaml(decodeText(file.bytes).text)
  if (!looksLikeGuide(value)) return null
  try {
    const source = { fragment: '', mediaType: 'application/yaml', bytes: file.bytes, region }
    return [loadedItem(checkGuide(value), source)]
  } catch (error) {
    const { code, detail } = toHuidaError(error)
    throw new HuidaError(code, detail, { cause: error })
  }
}

function parseYaml(text: string): unknown {
  try {
    return parse(text)
  } catch (cause) {
    throw new HuidaError('ERR_FILE_CORRUPT', '不是有效的 YAML', { cause })
  }
}

/** The sections that make a YAML file a guide. */
const GUIDE_KEYS = ['materials', 'conditions', 'steps', 'locations', 'time_limit', 'online']

const looksLikeGuide = (value: unknown): boolean =>
  typeof value === 'object' &&
  value !== null &&
  'name' in value &&
  GUIDE_KEYS.filter((key) => key in value).length >= 2

/** The text of a jsonl file whose first line is a catalogue row, or null. */
function catalogueText({ name, bytes }: SourceFile, maxOutputLength: number): string | null {
  try {
    const plain = name.toLowerCase().endsWith('.gz') ? gunzipSync(bytes, { maxOutputLength }) : bytes
    const text = new TextDecoder('utf-8', { fatal: true }).decode(plain)
    return isGuangdongRow(text.slice(0, text.indexOf('\n') + 1 || undefined)) ? text : null
  } catch {
    // What is wrong with it is for the document loader to say.
    return null
  }
}
