import type { Database, PutOutcome, Queryable } from '../../../ports.ts'
import type { ChunkRecord, DocumentRecord } from '../../../records.ts'
import { insertServiceItem } from '../../service-items.ts'
import { storableJson } from '../../values.ts'
import { termWeight } from '../lexical/bm25.ts'
import { countInLexicon } from '../lexical/lexicon.ts'
import { sparseLiteral } from '../lexical/sparse.ts'
import { chunkFrequencies, type ChunkTerms } from '../lexical/term-counts.ts'
import { adjustLengths } from '../lexical/weights.ts'
import { lockForWriting, readState } from '../state.ts'
import { insertDocument } from './insert-document.ts'
import { dropVersions } from './remove-documents.ts'

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
    if (document.serviceItem) await insertServiceItem(tx, docKey, document.serviceItem)
    const lengths = terms.reduce((sum, chunk) => sum + chunk.length, 0)
    const reference = await adjustLengths(tx, state, { chunks: terms.length, lengths })
    const postings = await toPostings(tx, terms, reference)
    const chunkKeys = await insertChunks(tx, docKey, document.chunks, postings)
    await insertPostings(tx, docKey, chunkKeys, postings)
    return old === undefined ? 'created' : 'updated'
  })
}

/** A chunk's terms in the order of their ids, as text that PostgreSQL casts. */
interface Posting {
  ordinal: number
  kind: string
  length: number
  ids: string
  counts: string
  weights: string
}

const LARGEST_COUNT = 32_767

async function toPostings(
  tx: Queryable,
  terms: readonly ChunkTerms[],
  reference: number,
): Promise<Posting[]> {
  const ids = await countInLexicon(tx, chunkFrequencies(terms))
  return terms.map(({ ordinal, kind, length, counts }) => {
    const entries = [...counts].map(
      ([term, count]) => [ids.get(term) ?? 0, Math.min(count, LARGEST_COUNT)] as const,
    )
    entries.sort(([a], [b]) => a - b)
    return {
      ordinal,
      kind,
      length,
      ids: `{${entries.map(([id]) => id).join(',')}}`,
      counts: `{${entries.map(([, count]) => count).join(',')}}`,
      weights: sparseLiteral(
        entries.map(([id, count]) => [id, termWeight(count, length, reference)] as const),
      ),
    }
  })
}

async function insertChunks(
  tx: Queryable,
  docKey: number,
  chunks: readonly ChunkRecord[],
  postings: readonly Posting[],
): Promise<Map<number, number>> {
  const rows = await tx.query<{ key: number; ordinal: number }>(
    `INSERT INTO chunks (doc_key, ordinal, kind, anchor, path, chunk_text, start_at, end_at, index_text, term_counts)
     SELECT $1::int, c.ordinal, c.kind, c.anchor, c.path::jsonb, c.chunk_text, c.start_at, c.end_at, c.index_text,
       c.term_counts::smallint[]
     FROM unnest($2::int[], $3::text[], $4::text[], $5::text[], $6::text[], $7::int[], $8::int[], $9::text[],
       $10::text[])
       AS c (ordinal, kind, anchor, path, chunk_text, start_at, end_at, index_text, term_counts)
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
      postings.map((posting) => posting.counts),
    ],
  )
  return new Map(rows.map((row) => [row.ordinal, row.key]))
}

async function insertPostings(
  tx: Queryable,
  docKey: number,
  chunkKeys: ReadonlyMap<number, number>,
  postings: readonly Posting[],
): Promise<void> {
  await tx.query(
    `INSERT INTO postings (chunk_key, doc_key, kind, length, term_ids, weights)
     SELECT p.chunk_key, $1::int, p.kind, p.length, p.term_ids::int[], p.weights::sparsevec
     FROM unnest($2::int[], $3::text[], $4::int[], $5::text[], $6::text[])
       AS p (chunk_key, kind, length, term_ids, weights)`,
    [
      docKey,
      postings.map((posting) => chunkKeys.get(posting.ordinal) ?? 0),
      postings.map((posting) => posting.kind),
      postings.map((posting) => posting.length),
      postings.map((posting) => posting.ids),
      postings.map((posting) => posting.weights),
    ],
  )
}
