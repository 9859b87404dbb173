import type { Database } from '../../ports.ts'
import { adjustIndex, dropUnusedIndices } from './dense/dense-index.ts'
import { drift, renewWeights } from './lexical/weights.ts'
import { lockForWriting, readState } from './state.ts'

/** Up to so many chunks weights are made exact at every call; above that only when they are off by more than this. */
const ALWAYS_EXACT_CHUNKS = 500
const TOLERATED_DRIFT = 0.02

const TABLES = ['documents', 'document_bodies', 'chunks', 'postings', 'lexicon', 'embeddings']

/** What is worth doing once after a batch of changes: exact weights, indices, dead rows out, fresh statistics. */
export async function optimise(db: Database): Promise<void> {
  await makeWeightsExact(db)
  await db.query('DELETE FROM lexicon WHERE chunk_count = 0')
  for (const { id } of await db.query<{ id: string }>('SELECT id FROM embedding_models')) {
    await adjustIndex(db, id)
  }
  await dropUnusedIndices(db)
  for (const table of TABLES) await db.exec(`VACUUM (ANALYZE) ${table}`)
}

async function makeWeightsExact(db: Database): Promise<void> {
  await db.transaction(async (tx) => {
    await lockForWriting(tx)
    const state = await readState(tx)
    const tolerated = state.chunkCount <= ALWAYS_EXACT_CHUNKS ? 0 : TOLERATED_DRIFT
    if (drift(state.lengthSum, state.chunkCount, state.referenceLength) <= tolerated) return
    const average = state.lengthSum / state.chunkCount
    await renewWeights(tx, average)
    await tx.query('UPDATE library_state SET reference_length = $1', [average])
  })
}
