import type { Database, PutOutcome, Queryable } from '../../ports.ts'
import type { ChunkRecord, DocumentRecord } from '../../records.ts'
import { storableJson } from '../values.ts'
import { termWeight } from './bm25.ts'
import { insertDocument } from './insert-document.ts'
import { dropVersions } from './remove.ts'
import { sparseLiteral } from './sparse.ts'
import { lockForWriting, readState } from './state.ts'
import { chunkFrequencies, type ChunkTerms } from './term-counts.ts'
import { adjustLengths } from './weights.ts'

/** Insert or replace a document with its chunks and postings in one transaction. */
export function putDocument(
  db: Database,
  document: DocumentRecord,
  terms: ChunkTerms[],
): Promise<PutOutcome> {
  return db.transaction(async (tx) => {
    await lockForWriting(tx)
    const [old] = await tx.query<{ key: number; digest: string }>(
      'SELECT key, digest FROM documents WHERE id = $1',
      [document.id],
    )
    if (old?.digest === document.digest) return 'unchanged'
    const state = await readState(tx)
    if (old !== undefined) await dropVersions(tx, [old.key], state)
    const docKey = await insertDocument(tx, document)
    const chunkKeys = await insertChunks(tx, docKey, document.chunks)
    const lengths = terms.reduce((sum, chunk) => sum + chunk.length, 0)
    const reference = await adjustLengths(tx, state, { chunks: terms.length, lengths })
    await insertPostings(tx, { docKey, chunkKeys, terms, reference })
    return old === undefined ? 'created' : 'updated'
  })
}

async function insertChunks(
  tx: Queryable,
  docKey: number,
  chunks: readonly ChunkRecord[],
): Promise<Map<number, number>> {
  const rows = await tx.query<{ key: number; ordinal: number }>(
    `INSERT INTO chunks (doc_key, ordinal, kind, anchor, path, chunk_text, start_at, end_at, index_text)
     SELECT $1::int, c.ordinal, c.kind, c.anchor, c.path::jsonb, c.chunk_text, c.start_at, c.end_at, c.index_text
     FROM unnest($2::int[], $3::text[], $4::text[], $5::text[], $6::text[], $7::int[], $8::int[], $9::text[])
       AS c (ordinal, kind, anchor, path, chunk_text, start_at, end_at, index_text)
     RETURNING key, ordinal`,
    [
      docKey,
      chunks.map((chunk) => chunk.ordinal),
      chunks.map((chunk) => chunk.kind),
      chunks.map((chunk) => chunk.anchor),
      chunks.map((chunk) => storableJson(chunk.path)),
      chunks.map((chunk) => chunk.text),
      chunks.map((chunk) => chunk.start),
      chunks.map((chunk) => chunk.end),
      chunks.map((chunk) => chunk.indexText),
    ],
  )
  return new Map(rows.map((row) => [row.ordinal, row.key]))
}

/** Count the terms in the lexicon; returns their ids. */
async function countInLexicon(tx: Queryable, terms: readonly ChunkTerms[]): Promise<Map<string, number>> {
  const frequencies = chunkFrequencies(terms)
  const rows = await tx.query<{ term: string; id: number }>(
    `INSERT INTO lexicon (term, chunk_count) SELECT * FROM unnest($1::text[], $2::int[])
     ON CONFLICT (term) DO UPDATE SET chunk_count = lexicon.chunk_count + excluded.chunk_count
     RETURNING term, id`,
    [frequencies.map(([term]) => term), frequencies.map(([, count]) => count)],
  )
  return new Map(rows.map((row) => [row.term, row.id]))
}

interface PostingsInput {
  docKey: number
  /** Chunk key by ordinal. */
  chunkKeys: Map<number, number>
  terms: readonly ChunkTerms[]
  reference: number
}

async function insertPostings(tx: Queryable, input: PostingsInput): Promise<void> {
  const ids = await countInLexicon(tx, input.terms)
  const idOf = (term: string): number => ids.get(term) ?? 0
  const sorted = input.terms.map(({ counts }) =>
    [...counts].map(([term, count]) => [idOf(term), count] as const).sort(([a], [b]) => a - b),
  )
  const arrayLiteral = (values: number[]): string => `{${values.join(',')}}`
  await tx.query(
    `INSERT INTO postings (chunk_key, doc_key, kind, length, term_ids, term_counts, weights)
     SELECT p.chunk_key, $1::int, p.kind, p.length, p.term_ids::int[], p.term_counts::int[], p.weights::sparsevec
     FROM unnest($2::int[], $3::text[], $4::int[], $5::text[], $6::text[], $7::text[])
       AS p (chunk_key, kind, length, term_ids, term_counts, weights)`,
    [
      input.docKey,
      input.terms.map((chunk) => input.chunkKeys.get(chunk.ordinal) ?? 0),
      input.terms.map((chunk) => chunk.kind),
      input.terms.map((chunk) => chunk.length),
      sorted.map((entries) => arrayLiteral(entries.map(([id]) => id))),
      sorted.map((entries) => arrayLiteral(entries.map(([, count]) => count))),
      sorted.map((entries, at) => {
        const length = input.terms[at]?.length ?? 0
        return sparseLiteral(
          entries.map(([id, count]) => [id, termWeight(count, length, input.reference)] as const),
        )
      }),
    ],
  )
}
