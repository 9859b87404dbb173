import { buildDocument } from '../../src/rag/ingest/build-document.ts'
import type { LoadedTable, RepairedDocument } from '../../src/rag/ingest/types.ts'
import type { DocumentRecord } from '../../src/store/records.ts'

/** A repaired document from its text; lines that start with `#` become headings of that level, as in Markdown. */
function repairedOf(source: string, given: Partial<RepairedDocument> = {}): RepairedDocument {
  const headings: RepairedDocument['headings'] = []
  let text = ''
  for (const line of source.split('\n').filter((one) => one.trim() !== '')) {
    const marks = /^(#+)\s+/.exec(line)
    const plain = marks ? line.slice(marks[0].length) : line
    if (text !== '') text += '\n'
    if (marks) headings.push({ start: text.length, end: text.length + plain.length, level: marks[1]!.length })
    text += plain
  }
  const tables: LoadedTable[] = []
  return {
    id: null,
    fragment: '',
    mediaType: 'text/plain',
    original: text,
    text,
    tables,
    headings,
    ...{ offsets: { repaired: [0], original: [0] }, fields: {}, warnings: [], repairs: [] },
    ...given,
  }
}

/** The record read from a text, as a file of its own. */
export function documentOf(source: string, given: Partial<RepairedDocument> = {}): DocumentRecord {
  const file = {
    name: 'a.txt',
    path: 'a.txt',
    bytes: new Uint8Array(),
    id: 'a',
    root: '/library',
    digest: 'd',
  }
  return buildDocument(file, repairedOf(source, given))
}

/** Outline of a text as `anchor label title` lines. */
export function outlineOf(source: string, given: Partial<RepairedDocument> = {}): string[] {
  return documentOf(source, given).sections.map(({ anchor, label, title }) =>
    [anchor, label, title].filter((part) => part !== null && part !== '').join(' '),
  )
}
