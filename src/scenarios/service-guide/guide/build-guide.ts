import type { DocumentFields, DocumentRecord } from '../../../store/records.ts'
import type { ServiceItem } from '../../../store/service-item.ts'
import type { IdentifiedFile } from '../../../rag/ingest/index.ts'
import { chunkGuide } from './chunk-guide.ts'
import { renderGuide } from './render.ts'

/** Kind of every document that is a guide's text. */
export const GUIDE_KIND = '办事指南'

/** What the file holds of the item; `bytes` are null for one of many in its file, which keeps its own text instead. */
export interface GuideSource {
  fragment: string
  mediaType: string
  bytes: Uint8Array | null
  /** The region for an item that states none. */
  region: string | null
}

/** The library document of an item: its canonical text with a section for every field, and the item itself. */
export function buildGuide(item: ServiceItem, file: IdentifiedFile, source: GuideSource): DocumentRecord {
  const rendered = renderGuide(item)
  return {
    id: file.id,
    source: file.name,
    root: file.root,
    path: file.path + source.fragment,
    digest: file.digest,
    mediaType: source.mediaType,
    bytes: source.bytes ?? new TextEncoder().encode(rendered.text),
    originalText: rendered.text,
    text: rendered.text,
    offsets: { repaired: [], original: [] },
    fields: fieldsOf(item, source.region),
    sections: rendered.sections,
    chunks: chunkGuide(rendered, item.name),
    units: [],
    tables: [],
    terms: [],
    warnings: [],
    serviceItem: { ...item, id: file.id },
  }
}

/** A guide says when it was updated and not since when it holds: it counts as valid while it is published. */
export function fieldsOf(item: ServiceItem, region: string | null): DocumentFields {
  return {
    title: item.name,
    issuer: item.department ?? null,
    docNo: null,
    kind: GUIDE_KIND,
    region: item.region ?? region,
    level: null,
    status: '有效',
    writtenAt: null,
    publishedAt: item.updated_at ?? null,
    effectiveFrom: null,
    effectiveTo: null,
    period: null,
    relations: [],
    audience: item.audience ?? [],
    topics: item.topics ?? [],
    url: item.online?.url ?? null,
    sample: item.sample ?? false,
  }
}
