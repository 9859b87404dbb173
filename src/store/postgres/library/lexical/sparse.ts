/** pgvector's largest sparsevec dimension; term ids are far below. */
const DIMENSIONS = 1_000_000_000
/** About what a 32-bit float holds; spelling out more takes a third of the time of a put. */
const DIGITS = 7

/** Text form of a sparsevec; ids are 1-based and each occurs once. */
export function sparseLiteral(entries: Iterable<readonly [id: number, weight: number]>): string {
  const parts: string[] = []
  for (const [id, weight] of entries) parts.push(`${id}:${weight.toPrecision(DIGITS)}`)
  return `{${parts.join(',')}}/${DIMENSIONS}`
}

/** SQL that builds the same text from the arrays `ids` and `weights` (expressions over unnest). */
export const sparseSql = (aggregate: string): string =>
  `('{' || ${aggregate} || '}/${DIMENSIONS}')::sparsevec`
