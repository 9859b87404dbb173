import type { Queryable, Row, SqlValue } from '../../../ports.ts'
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
function insertRows<T extends Row>(
  tx: Queryable,
  table: string,
  rows: readonly Record<string, SqlValue>[],
  returning = '',
): Promise<T[]> {
  const names = Object.keys(rows[0]!)
  const parameters: SqlValue[] = []
  const parameter = (name: string, value: SqlValue): string => {
    const place = `$${parameters.push(value)}`
    return name === 'bytes' ? `decode(${place}, 'base64')` : place
  }
  const values = rows.map((row) => `(${names.map((name) => parameter(name, row[name]!)).join(', ')})`)
  const sql = `INSERT INTO ${table} (${names.join(', ')}) VALUES ${values.join(', ')} ${returning}`
  return tx.query<T>(sql, parameters)
}

/** Insert the documents' own rows and their bodies; returns the new keys, in order. Ids are distinct. */
export async function insertDocuments(
  tx: Queryable,
  documents: readonly DocumentRecord[],
): Promise<number[]> {
  const own = documents.map(documentColumns)
  const rows = await insertRows<{ id: string; key: number }>(tx, 'documents', own, 'RETURNING id, key')
  const byId = new Map(rows.map(({ id, key }) => [id, key]))
  const keys = documents.map(({ id }) => byId.get(id)!)
  await insertRows(
    tx,
    'document_bodies',
    documents.map((document, at) => bodyColumns(keys[at]!, document)),
  )
  return keys
}
