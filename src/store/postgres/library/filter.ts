import type { Queryable, SearchFilter } from '../../ports.ts'

/** A filter resolved to documents. `chunkCount` tells how many chunks they have (before narrowing by kind). */
export interface ResolvedFilter {
  docKeys: number[] | null
  kinds: readonly string[] | null
  chunkCount: number
}

/** Up to so many chunks are compared one by one, which is exact; an index would lose some of them behind a filter. */
export const EXACT_FILTERED_CHUNKS = 5_000

/** The documents a filter leaves, or null for "no filter at all". */
export async function resolveFilter(
  db: Queryable,
  filter: SearchFilter | undefined,
): Promise<ResolvedFilter | null> {
  const { docIds, regions, kinds } = filter ?? {}
  if (docIds === undefined && regions === undefined && kinds === undefined) return null
  if (docIds === undefined && regions === undefined)
    return { docKeys: null, kinds: kinds ?? null, chunkCount: Infinity }
  const rows = await db.query<{ key: number; n: number }>(
    `SELECT key, chunk_count AS n FROM documents
     WHERE ($1::text[] IS NULL OR id = ANY($1)) AND ($2::text[] IS NULL OR region = ANY($2))`,
    [docIds ?? null, regions ?? null],
  )
  const chunkCount = rows.reduce((sum, row) => sum + row.n, 0)
  return { docKeys: rows.map((row) => row.key), kinds: kinds ?? null, chunkCount }
}

/** SQL for a resolved filter over a table with doc_key and kind; `$first` and the next parameter are its values. */
export function filterSql(filter: ResolvedFilter | null, first: number): string {
  const parts: string[] = []
  if (filter?.docKeys) parts.push(`AND doc_key = ANY($${first}::int[])`)
  else parts.push(`AND $${first}::int[] IS NULL`)
  if (filter?.kinds) parts.push(`AND kind = ANY($${first + 1}::text[])`)
  else parts.push(`AND $${first + 1}::text[] IS NULL`)
  return parts.join(' ')
}

/** Values for {@link filterSql}. */
export function filterParams(
  filter: ResolvedFilter | null,
): [readonly number[] | null, readonly string[] | null] {
  return [filter?.docKeys ?? null, filter?.kinds ?? null]
}
