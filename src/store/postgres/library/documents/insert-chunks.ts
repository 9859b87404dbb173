import type { Queryable } from '../../../ports.ts'
import type { ChunkRecord } from '../../../records.ts'
import { storableJson } from '../../values.ts'
import { termWeight } from '../lexical/bm25.ts'
import { sparseLiteral } from '../lexical/sparse.ts'
import type { ChunkTerms } from '../lexical/term-counts.ts'

/** A chunk's terms in the order of their ids, as text that PostgreSQL casts. */
interface Posting {
  length: number
  ids: string
  counts: string
  weights: string
}

/** A chunk on its way into the database. */
export interface NewChunk {
  docKey: number
  chunk: ChunkRecord
  posting: Posting
}

const LARGEST_COUNT = 32_767

/** The posting of a chunk, with weights against the `reference` length; `ids` are those of all its terms. */
export function toPosting(
  { length, counts }: ChunkTerms,
  ids: ReadonlyMap<string, number>,
  reference: number,
): Posting {
  const entries = [...counts].map(
    ([term, count]) => [ids.get(term)!, Math.min(count, LARGEST_COUNT)] as const,
  )
  entries.sort(([a], [b]) => a - b)
  return {
    length,
    ids: `{${entries.map(([id]) => id).join(',')}}`,
    counts: `{${entries.map(([, count]) => count).join(',')}}`,
    weights: sparseLiteral(entries.map(([id, count]) => [id, termWeight(count, length, reference)] as const)),
  }
}

/** Insert chunks; returns them with their keys. */
export async function insertChunks(
  tx: Queryable,
  chunks: readonly NewChunk[],
): Promise<(NewChunk & { key: number })[]> {
  const rows = await tx.query<{ key: number; docKey: number; ordinal: number }>(
    `INSERT INTO chunks (doc_key, ordinal, kind, anchor, path, chunk_text, start_at, end_at, index_text, term_counts)
     SELECT c.doc_key, c.ordinal, c.kind, c.anchor, c.path::jsonb, c.chunk_text, c.start_at, c.end_at, c.index_text,
       c.term_counts::smallint[]
     FROM unnest($1::int[], $2::int[], $3::text[], $4::text[], $5::text[], $6::text[], $7::int[], $8::int[],
       $9::text[], $10::text[])
       AS c (doc_key, ordinal, kind, anchor, path, chunk_text, start_at, end_at, index_text, term_counts)
     RETURNING key, doc_key AS "docKey", ordinal`,
    [
      chunks.map(({ docKey }) => docKey),
      chunks.map(({ chunk }) => chunk.ordinal),
      chunks.map(({ chunk }) => chunk.kind),
      chunks.map(({ chunk }) => chunk.anchor),
      chunks.map(({ chunk }) => storableJson(chunk.path)),
      chunks.map(({ chunk }) => chunk.text),
      chunks.map(({ chunk }) => chunk.start),
      chunks.map(({ chunk }) => chunk.end),
      chunks.map(({ chunk }) => chunk.indexText),
      chunks.map(({ posting }) => posting.counts),
    ],
  )
  const keys = new Map(rows.map(({ key, docKey, ordinal }) => [`${docKey}/${ordinal}`, key]))
  return chunks.map((one) => ({ ...one, key: keys.get(`${one.docKey}/${one.chunk.ordinal}`)! }))
}

export async function insertPostings(
  tx: Queryable,
  chunks: readonly (NewChunk & { key: number })[],
): Promise<void> {
  await tx.query(
    `INSERT INTO postings (chunk_key, doc_key, kind, length, term_ids, weights)
     SELECT p.chunk_key, p.doc_key, p.kind, p.length, p.term_ids::int[], p.weights::sparsevec
     FROM unnest($1::int[], $2::int[], $3::text[], $4::int[], $5::text[], $6::text[])
       AS p (chunk_key, doc_key, kind, length, term_ids, weights)`,
    [
      chunks.map(({ key }) => key),
      chunks.map(({ docKey }) => docKey),
      chunks.map(({ chunk }) => chunk.kind),
      chunks.map(({ posting }) => posting.length),
      chunks.map(({ posting }) => posting.ids),
      chunks.map(({ posting }) => posting.weights),
    ],
  )
}
