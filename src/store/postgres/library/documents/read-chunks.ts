import type { Queryable, Row, StoredChunk } from '../../../ports.ts'
import type { ChunkKind } from '../../../records.ts'

const COLUMNS = `d.id AS doc_id, c.ordinal, c.kind, c.anchor, c.path, c.chunk_text, c.start_at, c.end_at, c.index_text`

interface ChunkRow extends Row {
  doc_id: string
  ordinal: number
  kind: ChunkKind
  anchor: string
  path: string[]
  chunk_text: string
  start_at: number
  end_at: number
  index_text: string
}

/** `<document id>#<ordinal>`. */
export function chunkIdOf(docId: string, ordinal: number): string {
  return `${docId}#${ordinal}`
}

/** The parts of a chunk id, or null when it is none; a document id may hold `#` itself. */
export function parseChunkId(chunkId: string): { docId: string; ordinal: number } | null {
  const match = /^(.+)#(\d{1,9})$/s.exec(chunkId)
  return match?.[1] === undefined ? null : { docId: match[1], ordinal: Number(match[2]) }
}

const toChunk = (row: ChunkRow): StoredChunk => ({
  chunkId: chunkIdOf(row.doc_id, row.ordinal),
  docId: row.doc_id,
  ordinal: row.ordinal,
  kind: row.kind,
  anchor: row.anchor,
  path: row.path,
  text: row.chunk_text,
  start: row.start_at,
  end: row.end_at,
  indexText: row.index_text,
})

/** Chunks in the order asked for; unknown ids are left out. */
export async function readChunks(db: Queryable, chunkIds: readonly string[]): Promise<StoredChunk[]> {
  const wanted = chunkIds.map(parseChunkId).filter((id) => id !== null)
  const rows = await db.query<ChunkRow>(
    `SELECT ${COLUMNS} FROM unnest($1::text[], $2::int[]) WITH ORDINALITY AS w (doc_id, ordinal, place)
     JOIN documents d ON d.id = w.doc_id JOIN chunks c ON c.doc_key = d.key AND c.ordinal = w.ordinal
     ORDER BY w.place`,
    [wanted.map((id) => id.docId), wanted.map((id) => id.ordinal)],
  )
  return rows.map(toChunk)
}

/** Chunks of one document with ordinals `from` to `to`, inclusive. */
export async function readChunkRange(
  db: Queryable,
  docId: string,
  from: number,
  to: number,
): Promise<StoredChunk[]> {
  const rows = await db.query<ChunkRow>(
    `SELECT ${COLUMNS} FROM documents d JOIN chunks c ON c.doc_key = d.key
     WHERE d.id = $1 AND c.ordinal BETWEEN $2 AND $3 ORDER BY c.ordinal`,
    [docId, from, to],
  )
  return rows.map(toChunk)
}
