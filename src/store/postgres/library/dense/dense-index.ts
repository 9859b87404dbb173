import type { Database } from '../../../ports.ts'
import { readState } from '../state.ts'
import { findModel, type EmbeddingModel } from './models.ts'

/** From so many vectors on a model gets its index; below that comparing all of them is quick and exact. */
const INDEX_FROM_VECTORS = 6_000
/** With more vectors than this still to come the index waits: adding to it costs seven times what building it does. */
const BULK_VECTORS = 4_000
/** pgvector's limit for an HNSW index over `vector`. */
const MOST_DIMENSIONS = 2_000
/** Neighbour lists and bookkeeping of a node, with m = 16. */
const NODE_BYTES = 500

const indexName = (model: Pick<EmbeddingModel, 'key'>): string => `embeddings_hnsw_${model.key}`

/** Megabytes that hold the whole graph while it is built: beyond them building is many times slower. */
function buildMemory(db: Database, model: EmbeddingModel): number {
  const graph = (model.embeddedCount * (model.dimensions * 4 + NODE_BYTES) * 1.3) / 1024 ** 2
  return Math.ceil(Math.min(Math.max(graph, 64), db.engine === 'pglite' ? 512 : 4_096))
}

/**
 * Build the model's HNSW index when the library is large enough for it, has none, and few vectors are still to come.
 * When many are to come again (many new documents), the index goes until they are in; searches are exact meanwhile.
 */
export async function adjustIndex(db: Database, modelId: string): Promise<void> {
  const model = await findModel(db, modelId)
  if (model === null || model.dimensions > MOST_DIMENSIONS) return
  const pending = (await readState(db)).chunkCount - model.embeddedCount
  if (model.hasIndex && pending > BULK_VECTORS) await dropIndex(db, model)
  if (!model.hasIndex && model.embeddedCount >= INDEX_FROM_VECTORS && pending === 0)
    await buildIndex(db, model)
}

async function buildIndex(db: Database, model: EmbeddingModel): Promise<void> {
  await db.exec(
    `SET maintenance_work_mem = '${buildMemory(db, model)}MB';
     CREATE INDEX IF NOT EXISTS ${indexName(model)} ON embeddings
     USING hnsw ((embedding::vector(${model.dimensions})) vector_ip_ops) WHERE model_key = ${model.key};
     RESET maintenance_work_mem`,
  )
  await db.query('UPDATE embedding_models SET has_index = true WHERE key = $1', [model.key])
}

async function dropIndex(db: Database, model: Pick<EmbeddingModel, 'key'>): Promise<void> {
  await db.query('UPDATE embedding_models SET has_index = false WHERE key = $1', [model.key])
  await db.exec(`DROP INDEX IF EXISTS ${indexName(model)}`)
}

/** Drop the indices of models that no chunk is embedded by any more. */
export async function dropUnusedIndices(db: Database): Promise<void> {
  const unused = await db.query<{ key: number }>(
    'SELECT key FROM embedding_models WHERE has_index AND embedded_count = 0',
  )
  for (const model of unused) await dropIndex(db, model)
}
