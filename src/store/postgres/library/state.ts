import type { Queryable, Row } from '../../ports.ts'

/** Counters of the library as a whole. */
export interface LibraryState extends Row {
  version: number
  embeddingVersion: number
  chunkCount: number
  lengthSum: number
  referenceLength: number
  modelKey: number | null
}

/** All writers take this lock first, so that counters and lexicon never deadlock; any constant does. */
const WRITE_LOCK = 4_842_012

export async function readState(db: Queryable): Promise<LibraryState> {
  const [state] = await db.query<LibraryState>(
    `SELECT version, embedding_version AS "embeddingVersion", chunk_count AS "chunkCount", length_sum AS "lengthSum",
       reference_length AS "referenceLength", model_key AS "modelKey" FROM library_state`,
  )
  if (state === undefined) throw new Error('library_state has no row')
  return state
}

/** Renewing the weights of a large library takes longer than a statement may otherwise. */
const WRITE_TIMEOUT = '30min'

/** Wait for other writers of the library; let go at the end of the transaction, which also may take its time. */
export async function lockForWriting(tx: Queryable): Promise<void> {
  await tx.query("SELECT set_config('statement_timeout', $1, true), pg_advisory_xact_lock($2)", [
    WRITE_TIMEOUT,
    WRITE_LOCK,
  ])
}
