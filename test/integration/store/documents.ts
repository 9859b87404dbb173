import type { ChunkRecord, DocumentRecord } from '../../../src/store/records.ts'
import { NO_FIELDS } from '../../support/fake-library.ts'

/** Words separated by blanks: a tokenizer that tests can reason about. */
export const tokenizeByBlank = (text: string): string[] => text.split(/\s+/).filter(Boolean)

/** Chunks of one text, one a line. */
export function chunksOf(text: string): ChunkRecord[] {
  let start = 0
  return text.split('\n').map((line, ordinal) => {
    const chunk: ChunkRecord = {
      ordinal,
      kind: 'text',
      anchor: `s${ordinal}`,
      path: ['总则', `第${ordinal + 1}条`],
      text: line,
      start,
      end: start + line.length,
      indexText: line,
    }
    start += line.length + 1
    return chunk
  })
}

/** A document whose every line is a chunk; what a test doesn't say is empty. */
export function makeDocument(id: string, text: string, change: Partial<DocumentRecord> = {}): DocumentRecord {
  return {
    id,
    source: `${id}.txt`,
    root: 'test',
    path: `${id}.txt`,
    digest: `digest of ${text}`,
    mediaType: 'text/plain',
    bytes: new TextEncoder().encode(text),
    originalText: text,
    text,
    offsets: { repaired: [0], original: [0] },
    fields: NO_FIELDS,
    sections: [],
    chunks: chunksOf(text),
    units: [],
    tables: [],
    terms: [],
    warnings: [],
    ...change,
  }
}

/** Each word once, with weight 1. */
export const plainTerms = (...words: string[]): Map<string, number> => new Map(words.map((word) => [word, 1]))
