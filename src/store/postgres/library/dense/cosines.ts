import type { Queryable, Row } from '../../../ports.ts'
import { chunkIdOf, parseChunkId } from '../documents/read-chunks.ts'
import { directionLiteral } from '../../values.ts'
import { unitSql } from './search-dense.ts'

interface CosineRow extends Row {
  doc_id: string
  ordinal: number
  cosine: number
}

/** Cosine of a vector with those of the named chunks, by chunk id; chunks without a vector of the model are left out. */
export async function measureCosines(
  db: Queryable,
  modelId: string,
  vector: Float32Array,
  chunkIds: readonly string[],
): Promise<Map<string, number>> {
  const wanted = chunkIds.map(parseChunkId).filter((id) => id !== null)
  if (wanted.length === 0) return new Map()
  const rows = await db.query<CosineRow>(
    `SELECT d.id AS doc_id, c.ordinal, -(e.embedding <#> ${unitSql('$1')})::float8 AS cosine
     FROM unnest($2::text[], $3::int[]) AS w (doc_id, ordinal)
     JOIN documents d ON d.id = w.doc_id JOIN chunks c ON c.doc_key = d.key AND c.ordinal = w.ordinal
     JOIN embeddings e ON e.chunk_key = c.key
     WHERE e.model_key = (SELECT key FROM embedding_models WHERE id = $4)`,
    [directionLiteral(vector), wanted.map((id) => id.docId), wanted.map((id) => id.ordinal), modelId],
  )
  return new Map(rows.map((row) => [chunkIdOf(row.doc_id, row.ordinal), row.cosine]))
}
