import type { Queryable } from '../../../ports.ts'
import type { LibraryState } from '../state.ts'
import { B, K1 } from './bm25.ts'
import { sparseSql } from './sparse.ts'

/** Weights are computed against a stored average length, the reference; they are renewed when the real one is this far off. */
const TOLERATED_DRIFT = 0.04
/** References of large libraries are steps of this ratio: most changes keep them, and the same content ends with the same. */
const STEP = 1.05
/** Up to so many chunks the reference is exact. */
const EXACT_CHUNKS = 500

const WEIGHT = `(n * ${K1 + 1} / (n + ${K1} * (${1 - B} + ${B} * length / $1::float8)))::real`

/** How far the weights' reference length is from the real average, as a share of the reference. */
function drift(lengthSum: number, chunkCount: number, referenceLength: number): number {
  if (chunkCount === 0 || lengthSum === 0) return 0
  const average = lengthSum / chunkCount
  return referenceLength === 0 ? Infinity : Math.abs(average - referenceLength) / referenceLength
}

/** The reference for a library: its average length, or when it is large the nearest step, less than 2.5 % off. */
export function referenceFor({
  lengthSum,
  chunkCount,
}: Pick<LibraryState, 'lengthSum' | 'chunkCount'>): number {
  const average = lengthSum / chunkCount
  if (chunkCount <= EXACT_CHUNKS) return average
  return STEP ** Math.round(Math.log(average) / Math.log(STEP))
}

/**
 * Add (or with negative numbers take away) chunks from the counters, renew all weights when the average length has
 * drifted, and return the reference length that new weights are to be computed against.
 */
export async function adjustLengths(
  tx: Queryable,
  state: LibraryState,
  change: { chunks: number; lengths: number },
): Promise<number> {
  const chunkCount = state.chunkCount + change.chunks
  const lengthSum = state.lengthSum + change.lengths
  const renew = drift(lengthSum, chunkCount, state.referenceLength) > TOLERATED_DRIFT
  const reference = renew ? referenceFor({ lengthSum, chunkCount }) : state.referenceLength
  if (renew) await renewWeights(tx, reference)
  await tx.query(
    `UPDATE library_state SET version = version + 1, chunk_count = $1, length_sum = $2, reference_length = $3`,
    [chunkCount, lengthSum, reference],
  )
  state.chunkCount = chunkCount
  state.lengthSum = lengthSum
  state.referenceLength = reference
  return reference
}

/** Compute the weights of every posting against another reference length. */
export async function renewWeights(tx: Queryable, referenceLength: number): Promise<void> {
  const weights = sparseSql(`string_agg(id || ':' || ${WEIGHT}, ',')`)
  await tx.query(
    `UPDATE postings SET weights = (SELECT ${weights} FROM unnest(term_ids, term_counts) AS t (id, n))
     FROM chunks WHERE chunks.key = postings.chunk_key AND length > 0`,
    [referenceLength],
  )
}
