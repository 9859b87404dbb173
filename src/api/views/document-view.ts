import type { Static } from 'typebox'
import type { DocumentFields } from '../../store/records.ts'
import type { DocumentSummary, StoredDocument } from '../../store/ports.ts'
import type { DocumentDetailSchema, DocumentSummarySchema } from '../schemas/document.ts'

type SummaryView = Static<typeof DocumentSummarySchema>
type DetailView = Static<typeof DocumentDetailSchema>

/** A document of the list, as the API writes it. */
export function summaryView(document: DocumentSummary, validity: string): SummaryView {
  return {
    validity,
    ...fieldsView(document),
    ...identityView(document),
    chunk_count: document.chunkCount,
    embedded_count: document.embeddedCount,
    warning_count: document.warningCount,
    ingested_at: document.ingestedAt,
  }
}

/** A document with outline, units, tables, terms and warnings; without its text. */
export function detailView(document: StoredDocument, validity: string): DetailView {
  return {
    validity,
    ...fieldsView(document.fields),
    ...identityView(document),
    chunk_count: document.chunkCount,
    embedded_count: document.embeddedCount,
    warning_count: document.warnings.length,
    ingested_at: document.ingestedAt,
    characters: document.text.length,
    outline: document.sections.map(({ anchor, parent, level, label, title, start, end }) => {
      return { anchor, parent, level, label, title, start, end }
    }),
    units: document.units,
    tables: document.tables,
    terms: document.terms,
    warnings: document.warnings,
  }
}

const identityView = (document: { id: string; source: string; path: string; mediaType: string }) => ({
  id: document.id,
  source: document.source,
  path: document.path,
  media_type: document.mediaType,
})

const fieldsView = (fields: DocumentFields) => ({
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
  period: fields.period,
  relations: fields.relations,
  audience: fields.audience,
  topics: fields.topics,
  url: fields.url,
  sample: fields.sample,
})
