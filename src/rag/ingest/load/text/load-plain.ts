import { HuidaError } from '../../../../shared/errors.ts'
import type { LoadedDocument } from '../../types.ts'
import { decodeText } from '../decode-text.ts'
import { findPlainTables } from './plain-tables.ts'

/** A document of plain text that stands for a whole file. */
export function plainDocument(text: string): LoadedDocument {
  return {
    id: null,
    fragment: '',
    mediaType: 'text/plain',
    text,
    tables: findPlainTables(text),
    headings: [],
    fields: {},
    warnings: [],
  }
}

/** Loads a text file of any of the known encodings. */
export function loadPlain(bytes: Uint8Array): LoadedDocument[] {
  const { text } = decodeText(bytes)
  if (text.trim() === '') throw new HuidaError('ERR_FILE_EMPTY', '文件里没有文字')
  return [plainDocument(text)]
}
