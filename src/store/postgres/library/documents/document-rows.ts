import type { Row, DocumentSummary, StoredDocument } from '../../../ports.ts'
import type { DocumentRecord } from '../../../records.ts'

/** Columns that make a DocumentSummary, for a FROM clause that calls the table `d`. */
export const SUMMARY_COLUMNS = `d.id, d.source, d.root, d.path, d.digest, d.media_type, d.title, d.issuer, d.doc_no, d.kind,
  d.region, d.level, d.status, d.written_at, d.published_at, d.effective_from, d.effective_to, d.period_from,
  d.period_to, d.relations, d.audience, d.topics, d.url, d.sample, d.chunk_count, d.embedded_count, d.warning_count,
  d.ingested_at`

/** Columns of the body that a StoredDocument adds, for a table called `b`. */
export const BODY_COLUMNS =
  'b.original_text, b.body_text, b.offsets, b.sections, b.units, b.tables, b.terms, b.warnings'

export interface SummaryRow extends Row {
  id: string
  source: string
  root: string
  path: string
  digest: string
  media_type: string
  title: string | null
  issuer: string | null
  doc_no: string | null
  kind: string | null
  region: string | null
  level: DocumentSummary['level']
  status: DocumentSummary['status']
  written_at: string | null
  published_at: string | null
  effective_from: string | null
  effective_to: string | null
  period_from: number | null
  period_to: number | null
  relations: DocumentSummary['relations']
  audience: string[]
  topics: string[]
  url: string | null
  sample: boolean
  chunk_count: number
  embedded_count: number
  warning_count: number
  ingested_at: Date
}

export interface DocumentRow extends SummaryRow {
  original_text: string
  body_text: string
  offsets: DocumentRecord['offsets']
  sections: DocumentRecord['sections']
  units: DocumentRecord['units']
  tables: DocumentRecord['tables']
  terms: DocumentRecord['terms']
  warnings: DocumentRecord['warnings']
}

function toFields(row: SummaryRow): DocumentRecord['fields'] {
  const { period_from: from, period_to: to } = row
  return {
    title: row.title,
    issuer: row.issuer,
    docNo: row.doc_no,
    kind: row.kind,
    region: row.region,
    level: row.level,
    status: row.status,
    writtenAt: row.written_at,
    publishedAt: row.published_at,
    effectiveFrom: row.effective_from,
    effectiveTo: row.effective_to,
    period: from === null || to === null ? null : { from, to },
    relations: row.relations,
    audience: row.audience,
    topics: row.topics,
    url: row.url,
    sample: row.sample,
  }
}

const toIdentity = (row: SummaryRow) => ({
  id: row.id,
  source: row.source,
  root: row.root,
  path: row.path,
  digest: row.digest,
  mediaType: row.media_type,
  chunkCount: row.chunk_count,
  embeddedCount: row.embedded_count,
  ingestedAt: row.ingested_at.toISOString(),
})

export function toSummary(row: SummaryRow): DocumentSummary {
  return { ...toFields(row), ...toIdentity(row), warningCount: row.warning_count }
}

export function toDocument(row: DocumentRow): StoredDocument {
  return {
    ...toIdentity(row),
    originalText: row.original_text,
    text: row.body_text,
    offsets: row.offsets,
    fields: toFields(row),
    sections: row.sections,
    units: row.units,
    tables: row.tables,
    terms: row.terms,
    warnings: row.warnings,
  }
}
