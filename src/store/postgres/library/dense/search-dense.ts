import { HuidaError } from '../../../../shared/errors.ts'
import type { ChunkHit, Queryable, SearchFilter } from '../../../ports.ts'
import {
  EXACT_FILTERED_CHUNKS,
  filterParams,
  filterSql,
  resolveFilter,
  type ResolvedFilter,
} from '../filter.ts'
import { directionLiteral } from '../../values.ts'
import { readHits } from '../hits.ts'
import { findModel, type EmbeddingModel } from './models.ts'

/** Top k by cosine among vectors of the model; exact while the library, or what a filter leaves of it, is small. */
export async function searchDense(
  db: Queryable,
  modelId: string,
  vector: Float32Array,
  k: number,
  filter?: SearchFilter,
): Promise<ChunkHit[]> {
  const model = await findModel(db, modelId)
  if (model === null || k <= 0) return []
  requireDimensions(model, vector)
  const resolved = await resolveFilter(db, filter)
  const exact = !model.hasIndex || (resolved !== null && (await leavesFew(db, resolved)))
  const ranking = exact ? exactSql(model, resolved) : indexedSql(model, resolved)
  return readHits(db, ranking, [directionLiteral(vector), k, ...filterParams(resolved)])
}

/** True when comparing what the filter leaves one by one is quick; an index would lose some of it. */
async function leavesFew(db: Queryable, filter: ResolvedFilter): Promise<boolean> {
  if (filter.chunkCount <= EXACT_FILTERED_CHUNKS) return true
  if (filter.docKeys !== null || filter.kinds === null || filter.kinds.includes('text')) return false
  const [row] = await db.query<{ n: number }>(
    `SELECT count(*)::int AS n FROM (
       SELECT FROM embeddings WHERE kind <> 'text' AND kind = ANY($1::text[]) LIMIT $2) AS few`,
    [filter.kinds, EXACT_FILTERED_CHUNKS + 1],
  )
  return (row?.n ?? 0) <= EXACT_FILTERED_CHUNKS
}

/** Throws ERR_INPUT_INVALID for a vector of another length than the model's. */
export function requireDimensions(model: EmbeddingModel, vector: Float32Array): void {
  if (vector.length === model.dimensions) return
  throw new HuidaError('ERR_INPUT_INVALID', `向量为 ${vector.length} 维，模型应为 ${model.dimensions} 维`)
}

/** A direction (see {@link directionLiteral}) as unit vector: the inner product of two is the cosine; zero stays zero. */
export const unitSql = (direction: string): string => `l2_normalize(${direction}::vector)`

/** The second condition on kind says nothing new; it lets the small index of uncommon kinds be used. */
const exactSql = (model: EmbeddingModel, filter: ResolvedFilter | null): string =>
  `SELECT chunk_key, doc_key, -(embedding <#> ${unitSql('$1')}) AS score FROM embeddings
   WHERE model_key = ${model.key} ${filterSql(filter, 3)} ${uncommon(filter)}
   ORDER BY embedding <#> ${unitSql('$1')}, chunk_key LIMIT $2`

const uncommon = (filter: ResolvedFilter | null): string =>
  filter?.kinds && !filter.kinds.includes('text') ? "AND kind <> 'text'" : ''

/** The expression and the literal model key are those of the model's partial index (see dense-index.ts). */
const indexedSql = (model: EmbeddingModel, filter: ResolvedFilter | null): string => {
  const distance = `embedding::vector(${model.dimensions}) <#> ${unitSql('$1')}`
  return `SELECT chunk_key, doc_key, -(${distance}) AS score FROM embeddings
    WHERE model_key = ${model.key} ${filterSql(filter, 3)} ORDER BY ${distance} LIMIT $2`
}
