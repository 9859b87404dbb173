import type { Queryable, Row } from '../../../ports.ts'

/** An embedding model as the library knows it. `hasIndex`: its HNSW index exists. */
export interface EmbeddingModel extends Row {
  key: number
  dimensions: number
  embeddedCount: number
  hasIndex: boolean
}

const COLUMNS = 'key, dimensions, embedded_count AS "embeddedCount", has_index AS "hasIndex"'

export async function findModel(db: Queryable, modelId: string): Promise<EmbeddingModel | null> {
  const [model] = await db.query<EmbeddingModel>(`SELECT ${COLUMNS} FROM embedding_models WHERE id = $1`, [
    modelId,
  ])
  return model ?? null
}

/** The model's row, made when it is new. */
export async function registerModel(
  tx: Queryable,
  modelId: string,
  dimensions: number,
): Promise<EmbeddingModel> {
  await tx.query(
    'INSERT INTO embedding_models (id, dimensions) VALUES ($1, $2) ON CONFLICT (id) DO NOTHING',
    [modelId, dimensions],
  )
  const model = await findModel(tx, modelId)
  if (model === null) throw new Error('model row is missing')
  return model
}
