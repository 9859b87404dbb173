import type { Queryable } from '../../../ports.ts'

/**
 * Add to the chunk counts of terms, taking in those that are new; returns the ids of all. The caller holds the write
 * lock. Known terms are updated first: an upsert would use up an id for each of them, and ids are limited.
 */
export async function countInLexicon(
  tx: Queryable,
  frequencies: readonly (readonly [term: string, chunks: number])[],
): Promise<Map<string, number>> {
  const known = await tx.query<{ term: string; id: number }>(
    `UPDATE lexicon SET chunk_count = lexicon.chunk_count + f.n FROM unnest($1::text[], $2::int[]) AS f (term, n)
     WHERE lexicon.term = f.term RETURNING lexicon.term, lexicon.id`,
    [frequencies.map(([term]) => term), frequencies.map(([, chunks]) => chunks)],
  )
  const ids = new Map(known.map((row) => [row.term, row.id]))
  const fresh = frequencies.filter(([term]) => !ids.has(term))
  if (fresh.length === 0) return ids
  const added = await tx.query<{ term: string; id: number }>(
    'INSERT INTO lexicon (term, chunk_count) SELECT * FROM unnest($1::text[], $2::int[]) RETURNING term, id',
    [fresh.map(([term]) => term), fresh.map(([, chunks]) => chunks)],
  )
  for (const row of added) ids.set(row.term, row.id)
  return ids
}
