import type { LoadedDocument } from '../../src/rag/ingest/types.ts'

/** A loaded plain-text document without tables or fields, for tests of what comes after loading. */
export function loadedOf(text: string, more: Partial<LoadedDocument> = {}): LoadedDocument {
  return {
    id: null,
    fragment: '',
    mediaType: 'text/plain',
    text,
    tables: [],
    headings: [],
    fields: {},
    warnings: [],
    ...more,
  }
}
