/** pgvector's largest sparsevec dimension; term ids are far below. */
const DIMENSIONS = 1_000_000_000

/** Text form of a sparsevec; ids are 1-based and each occurs once. */
export function sparseLiteral(entries: Iterable<readonly [id: number, weight: number]>): string {
  const parts: string[] = []
  for (const [id, weight] of entries) parts.push(`${id}:${Math.fround(weight)}`)
  return `{${parts.join(',')}}/${DIMENSIONS}`
}

/** SQL that builds the same text from the arrays `ids` and `weights` (expressions over unnest). */
export const sparseSql = (aggregate: string): string =>
  `('{' || ${aggregate} || '}/${DIMENSIONS}')::sparsevec`
