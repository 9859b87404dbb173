import type { DocumentSummary, KindFilter, Queryable, StoredDocument, SyncState } from '../../../ports.ts'
import { ofKind } from '../filter.ts'
import {
  BODY_COLUMNS,
  SUMMARY_COLUMNS,
  toDocument,
  toSummary,
  type DocumentRow,
  type SummaryRow,
} from './document-rows.ts'

export function readSyncStates(db: Queryable, root: string): Promise<SyncState[]> {
  return db.query<SyncState & Record<string, unknown>>(
    'SELECT path, id, digest FROM documents WHERE root = $1',
    [root],
  )
}

export async function countDocuments(db: Queryable, { only, except }: KindFilter = {}): Promise<number> {
  const [row] = await db.query<{ n: number }>(
    `SELECT count(*)::int AS n FROM documents d WHERE ${ofKind('$1', '$2')}`,
    [only ?? null, except ?? null],
  )
  return row?.n ?? 0
}

/** Newest first, a kind that comes last behind them. `query` is looked for in title, 文号, issuer and file name, regardless of case. */
export async function listDocuments(
  db: Queryable,
  page: { offset: number; limit: number; query?: string },
  { only, except, last }: KindFilter = {},
): Promise<DocumentSummary[]> {
  const rows = await db.query<SummaryRow>(
    `SELECT ${SUMMARY_COLUMNS} FROM documents d
     WHERE ($1::text = '' OR strpos(lower(concat_ws(' ', d.title, d.doc_no, d.issuer, d.source)), lower($1::text)) > 0)
       AND ${ofKind('$4', '$5')}
     ORDER BY COALESCE(d.kind = $6::text, false), d.ingested_at DESC, d.key OFFSET $2 LIMIT $3`,
    [page.query?.trim() ?? '', page.offset, page.limit, only ?? null, except ?? null, last ?? null],
  )
  return rows.map(toSummary)
}

export async function readAllSummaries(db: Queryable): Promise<DocumentSummary[]> {
  const rows = await db.query<SummaryRow>(`SELECT ${SUMMARY_COLUMNS} FROM documents d ORDER BY d.id`)
  return rows.map(toSummary)
}

export async function readDocument(db: Queryable, id: string): Promise<StoredDocument | null> {
  const [row] = await db.query<DocumentRow>(
    `SELECT ${SUMMARY_COLUMNS}, ${BODY_COLUMNS} FROM documents d JOIN document_bodies b ON b.doc_key = d.key WHERE d.id = $1`,
    [id],
  )
  return row === undefined ? null : toDocument(row)
}

export async function readOriginal(
  db: Queryable,
  id: string,
): Promise<{ bytes: Uint8Array; mediaType: string; source: string } | null> {
  const [row] = await db.query<{ base64: string; mediaType: string; source: string }>(
    `SELECT encode(b.bytes, 'base64') AS base64, d.media_type AS "mediaType", d.source
     FROM documents d JOIN document_bodies b ON b.doc_key = d.key WHERE d.id = $1`,
    [id],
  )
  if (row === undefined) return null
  const { base64, ...rest } = row
  return { ...rest, bytes: Buffer.from(base64, 'base64') }
}
