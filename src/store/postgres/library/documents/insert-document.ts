import type { Queryable, SqlValue } from '../../../ports.ts'
import type { DocumentRecord } from '../../../records.ts'
import { storableJson } from '../../values.ts'

/** Columns of `documents` with their values, in one place so that they can't get out of step. */
function documentColumns(document: DocumentRecord): Record<string, SqlValue> {
  const { fields } = document
  return {
    id: document.id,
    source: document.source,
    root: document.root,
    path: document.path,
    digest: document.digest,
    media_type: document.mediaType,
    title: fields.title,
    issuer: fields.issuer,
    doc_no: fields.docNo,
    kind: fields.kind,
    region: fields.region,
    level: fields.level,
    status: fields.status,
    written_at: fields.writtenAt,
    published_at: fields.publishedAt,
    effective_from: fields.effectiveFrom,
    effective_to: fields.effectiveTo,
    period_from: fields.period?.from ?? null,
    period_to: fields.period?.to ?? null,
    relations: storableJson(fields.relations),
    audience: storableJson(fields.audience),
    topics: storableJson(fields.topics),
    url: fields.url,
    sample: fields.sample,
    chunk_count: document.chunks.length,
    warning_count: document.warnings.length,
  }
}

function bodyColumns(docKey: number, document: DocumentRecord): Record<string, SqlValue> {
  return {
    doc_key: docKey,
    bytes: Buffer.from(document.bytes).toString('base64'),
    original_text: document.originalText,
    body_text: document.text,
    offsets: storableJson(document.offsets),
    sections: storableJson(document.sections),
    units: storableJson(document.units),
    tables: storableJson(document.tables),
    terms: storableJson(document.terms),
    warnings: storableJson(document.warnings),
  }
}

/** Column names are ours, never input; values are parameters. Bytes travel as base64: PGlite spells bytea out slowly. */
function insertSql(table: string, columns: Record<string, SqlValue>): string {
  const names = Object.keys(columns)
  const values = names.map((name, at) => (name === 'bytes' ? `decode($${at + 1}, 'base64')` : `$${at + 1}`))
  return `INSERT INTO ${table} (${names.join(', ')}) VALUES (${values.join(', ')})`
}

/** Insert a document's own row and its body; returns the new key. */
export async function insertDocument(tx: Queryable, document: DocumentRecord): Promise<number> {
  const columns = documentColumns(document)
  const sql = `${insertSql('documents', columns)} RETURNING key`
  const [row] = await tx.query<{ key: number }>(sql, Object.values(columns))
  if (row === undefined) throw new Error('insert returned no key')
  const body = bodyColumns(row.key, document)
  await tx.query(insertSql('document_bodies', body), Object.values(body))
  return row.key
}
