import type { Database, Queryable } from '../../../ports.ts'
import { adjustLengths } from '../lexical/weights.ts'
import { lockForWriting, readState, type LibraryState } from '../state.ts'

/** Delete documents by id in one transaction; unknown ids count for nothing. Returns how many there were. */
export function removeDocuments(db: Database, ids: readonly string[]): Promise<number> {
  return db.transaction(async (tx) => {
    await lockForWriting(tx)
    const rows = await tx.query<{ key: number }>('SELECT key FROM documents WHERE id = ANY($1::text[])', [
      ids,
    ])
    if (rows.length === 0) return 0
    const keys = rows.map((row) => row.key)
    await dropVersions(tx, keys, await readState(tx))
    return keys.length
  })
}

/** Take document rows with all their parts out of the library and its counters; changes `state` accordingly. */
export async function dropVersions(
  tx: Queryable,
  docKeys: readonly number[],
  state: LibraryState,
): Promise<void> {
  const [sum] = await tx.query<{ chunks: number; lengths: number }>(
    'SELECT count(*)::int AS chunks, coalesce(sum(length), 0)::float8 AS lengths FROM postings WHERE doc_key = ANY($1::int[])',
    [docKeys],
  )
  await tx.query(
    `UPDATE lexicon SET chunk_count = lexicon.chunk_count - gone.n
     FROM (SELECT id, count(*)::int AS n FROM postings, unnest(term_ids) AS t (id)
           WHERE doc_key = ANY($1::int[]) GROUP BY id) AS gone
     WHERE lexicon.id = gone.id`,
    [docKeys],
  )
  await tx.query(
    `UPDATE embedding_models SET embedded_count = embedded_count - gone.n
     FROM (SELECT model_key, count(*)::int AS n FROM embeddings WHERE doc_key = ANY($1::int[]) GROUP BY model_key) AS gone
     WHERE key = gone.model_key`,
    [docKeys],
  )
  await tx.query('DELETE FROM documents WHERE key = ANY($1::int[])', [docKeys])
  await adjustLengths(tx, state, { chunks: -(sum?.chunks ?? 0), lengths: -(sum?.lengths ?? 0) })
}
