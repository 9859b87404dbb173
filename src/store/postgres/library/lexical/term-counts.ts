import type { TokenizeForSearch } from '../../../ports.ts'
import type { ChunkRecord } from '../../../records.ts'
import { storableText } from '../../values.ts'

/** The terms of one chunk with their number of occurrences; `length` is the sum. */
export interface ChunkTerms {
  length: number
  counts: Map<string, number>
}

/** A btree key must fit a third of a page; what is longer is no word. */
const LONGEST_TERM = 200

/** Index terms of each chunk's `indexText`. */
export function countTerms(chunks: readonly ChunkRecord[], tokenize: TokenizeForSearch): ChunkTerms[] {
  return chunks.map((chunk) => {
    const counts = new Map<string, number>()
    let length = 0
    for (const token of tokenize(chunk.indexText)) {
      const term = indexTerm(token)
      counts.set(term, (counts.get(term) ?? 0) + 1)
      length += 1
    }
    return { length, counts }
  })
}

/** A term as the lexicon holds it; the same at ingest and at query time. */
export function indexTerm(token: string): string {
  return storableText(token).slice(0, LONGEST_TERM).toWellFormed()
}

/** In how many of the chunks each term occurs; sorted by term, so that two writers lock rows in one order. */
export function chunkFrequencies(chunks: readonly ChunkTerms[]): [string, number][] {
  const frequency = new Map<string, number>()
  for (const { counts } of chunks) {
    for (const term of counts.keys()) frequency.set(term, (frequency.get(term) ?? 0) + 1)
  }
  return [...frequency].sort(([a], [b]) => (a < b ? -1 : 1))
}
