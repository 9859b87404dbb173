import type { Database } from '../../ports.ts'
import { adjustIndex, dropUnusedIndices } from './dense/dense-index.ts'
import { referenceFor, renewWeights } from './lexical/weights.ts'
import { lockForWriting, readState } from './state.ts'

const TABLES = ['documents', 'document_bodies', 'chunks', 'postings', 'lexicon', 'embeddings']

/** What is worth doing once after a batch of changes: settled weights, indices, dead rows out, fresh statistics. */
export async function optimise(db: Database): Promise<void> {
  await settleWeights(db)
  await db.query('DELETE FROM lexicon WHERE chunk_count = 0')
  for (const { id } of await db.query<{ id: string }>('SELECT id FROM embedding_models')) {
    await adjustIndex(db, id)
  }
  await dropUnusedIndices(db)
  for (const table of TABLES) await db.exec(`VACUUM (ANALYZE) ${table}`)
}

async function settleWeights(db: Database): Promise<void> {
  await db.transaction(async (tx) => {
    await lockForWriting(tx)
    const state = await readState(tx)
    if (state.chunkCount === 0 || state.lengthSum === 0) return
    const reference = referenceFor(state)
    if (reference === state.referenceLength) return
    await renewWeights(tx, reference)
    await tx.query('UPDATE library_state SET reference_length = $1', [reference])
  })
}
