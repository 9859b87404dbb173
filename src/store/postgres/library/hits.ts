import type { ChunkHit, Queryable, Row, SqlValue } from '../../ports.ts'
import { chunkIdOf } from './documents/read-chunks.ts'

interface HitRow extends Row {
  doc_id: string
  ordinal: number
  score: number
}

/** Run a ranking (a SELECT of chunk_key, doc_key and score, best first) and name what it found. */
export async function readHits(
  db: Queryable,
  ranking: string,
  params: readonly SqlValue[],
): Promise<ChunkHit[]> {
  const rows = await db.query<HitRow>(
    `WITH best AS MATERIALIZED (${ranking})
     SELECT d.id AS doc_id, c.ordinal, best.score::float8 AS score
     FROM best JOIN chunks c ON c.key = best.chunk_key JOIN documents d ON d.key = best.doc_key
     ORDER BY best.score DESC, best.chunk_key`,
    params,
  )
  return rows.map((row) => ({
    chunkId: chunkIdOf(row.doc_id, row.ordinal),
    docId: row.doc_id,
    score: row.score,
  }))
}
