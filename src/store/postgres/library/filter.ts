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
  const { docIds, documents, kinds } = filter ?? {}
  const ofAny = { docKeys: null, kinds: kinds ?? null, chunkCount: Infinity }
  if (docIds === undefined && documents === undefined) return kinds === undefined ? null : ofAny
  const rows = await db.query<{ key: number; n: number; total: number }>(
    `SELECT d.key, d.chunk_count AS n, (SELECT count(*) FROM documents)::int AS total FROM documents d
     WHERE ($1::text[] IS NULL OR d.id = ANY($1)) AND ${ofKind('$2', '$3')}`,
    [docIds ?? null, documents?.only ?? null, documents?.except ?? null],
  )
  // A filter that leaves everything would only keep the search from its index.
  if (rows.length > 0 && rows.length === rows[0]!.total) return kinds === undefined ? null : ofAny
  const chunkCount = rows.reduce((sum, row) => sum + row.n, 0)
  return { docKeys: rows.map((row) => row.key), kinds: kinds ?? null, chunkCount }
}

/** SQL for documents `d` of one kind (a parameter that is null: of any) but for another; without a kind one is of none. */
export const ofKind = (only: string, except: string): string =>
  `(${only}::text IS NULL OR d.kind = ${only}) AND (${except}::text IS NULL OR d.kind IS DISTINCT FROM ${except})`

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
