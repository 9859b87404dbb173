import type { Database, Queryable } from '../../../ports.ts'
import { directionLiteral } from '../../values.ts'
import { chunkIdOf, parseChunkId } from '../documents/read-chunks.ts'
import { lockForWriting, readState } from '../state.ts'
import { findModel, registerModel, type EmbeddingModel } from './models.ts'
import { requireDimensions, unitSql } from './search-dense.ts'

/** A vector for a chunk, by the chunk's key: a chunk that was replaced meanwhile has another key, or none. */
export interface KeyedVector {
  key: number
  vector: Float32Array
}

export interface PendingChunk {
  key: number
  chunkId: string
  indexText: string
}

export async function countPending(db: Queryable, modelId: string): Promise<number> {
  const state = await readState(db)
  return state.chunkCount - ((await findModel(db, modelId))?.embeddedCount ?? 0)
}

/** Chunks without a vector of the model, in library order. */
export async function readPending(db: Queryable, modelId: string, limit: number): Promise<PendingChunk[]> {
  const model = await findModel(db, modelId)
  const { modelKey } = await readState(db)
  // Documents keep count for the current model only; for it, whole documents can be passed over.
  const incomplete = model !== null && model.key === modelKey ? 'd.embedded_count < d.chunk_count AND' : ''
  const rows = await db.query<{ key: number; docId: string; ordinal: number; indexText: string }>(
    `SELECT c.key, d.id AS "docId", c.ordinal, c.index_text AS "indexText"
     FROM documents d JOIN chunks c ON c.doc_key = d.key
     WHERE ${incomplete} NOT EXISTS (SELECT FROM embeddings e WHERE e.chunk_key = c.key AND e.model_key = $1)
     ORDER BY c.doc_key, c.ordinal LIMIT $2`,
    [model?.key ?? 0, limit],
  )
  return rows.map((row) => ({
    key: row.key,
    chunkId: chunkIdOf(row.docId, row.ordinal),
    indexText: row.indexText,
  }))
}

/** Keys of the chunks that have these ids now; unknown ids are left out. */
export async function currentKeys(db: Queryable, chunkIds: readonly string[]): Promise<Map<string, number>> {
  const wanted = chunkIds.map(parseChunkId).filter((id) => id !== null)
  const rows = await db.query<{ key: number; docId: string; ordinal: number }>(
    `SELECT c.key, w.doc_id AS "docId", w.ordinal FROM unnest($1::text[], $2::int[]) AS w (doc_id, ordinal)
     JOIN documents d ON d.id = w.doc_id JOIN chunks c ON c.doc_key = d.key AND c.ordinal = w.ordinal`,
    [wanted.map((id) => id.docId), wanted.map((id) => id.ordinal)],
  )
  return new Map(rows.map((row) => [chunkIdOf(row.docId, row.ordinal), row.key]))
}

/** Save vectors of one model in one transaction; a vector another model has left for the chunk is replaced. */
export async function saveVectors(
  db: Database,
  modelId: string,
  rows: readonly KeyedVector[],
): Promise<void> {
  const [first] = rows
  if (first === undefined) return
  await db.transaction(async (tx) => {
    await lockForWriting(tx)
    const model = await registerModel(tx, modelId, first.vector.length)
    for (const row of rows) requireDimensions(model, row.vector)
    await makeCurrent(tx, model)
    await uncount(tx, rows)
    await tx.query(
      `INSERT INTO embeddings (chunk_key, doc_key, kind, model_key, embedding)
       SELECT c.key, c.doc_key, c.kind, $1::int, ${unitSql('v.direction')}
       FROM unnest($2::int[], $3::text[]) AS v (key, direction) JOIN chunks c ON c.key = v.key
       ON CONFLICT (chunk_key) DO UPDATE SET model_key = excluded.model_key, embedding = excluded.embedding`,
      [model.key, rows.map((row) => row.key), rows.map((row) => directionLiteral(row.vector))],
    )
    await count(tx, rows)
    await tx.query('UPDATE library_state SET embedding_version = embedding_version + 1')
  })
}

/** Documents count the vectors of one model; after a change of model they start anew. */
async function makeCurrent(tx: Queryable, model: EmbeddingModel): Promise<void> {
  const changed = await tx.query(
    'UPDATE library_state SET model_key = $1 WHERE model_key IS DISTINCT FROM $1 RETURNING model_key',
    [model.key],
  )
  if (changed.length === 0) return
  await tx.query(
    `UPDATE documents SET embedded_count =
       (SELECT count(*) FROM embeddings e WHERE e.doc_key = documents.key AND e.model_key = $1)
     WHERE embedded_count > 0 OR key IN (SELECT doc_key FROM embeddings WHERE model_key = $1)`,
    [model.key],
  )
}

const TOUCHED = `SELECT e.model_key, e.doc_key, count(*)::int AS n FROM embeddings e
  WHERE e.chunk_key = ANY($1::int[]) GROUP BY e.model_key, e.doc_key`

function changeCounts(tx: Queryable, rows: readonly KeyedVector[], sign: '+' | '-'): Promise<unknown> {
  return tx.query(
    `WITH touched AS MATERIALIZED (${TOUCHED}),
       by_model AS (UPDATE embedding_models m SET embedded_count = m.embedded_count ${sign} t.n
         FROM (SELECT model_key, sum(n)::int AS n FROM touched GROUP BY model_key) t WHERE m.key = t.model_key)
     UPDATE documents d SET embedded_count = d.embedded_count ${sign} t.n
     FROM touched t JOIN library_state s ON s.model_key = t.model_key WHERE d.key = t.doc_key`,
    [rows.map((row) => row.key)],
  )
}

/** Take what the chunks have now out of the counters … */
async function uncount(tx: Queryable, rows: readonly KeyedVector[]): Promise<void> {
  await changeCounts(tx, rows, '-')
}

/** … and put what they have after the change back in. */
async function count(tx: Queryable, rows: readonly KeyedVector[]): Promise<void> {
  await changeCounts(tx, rows, '+')
}
