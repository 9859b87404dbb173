import type { OffsetMap } from '../shared/text/offset-map.ts'
import type { ServiceItem } from './service-item.ts'

/** What the library keeps of a document. Offsets are UTF-16 code units into `text` (the repaired text). */

export type DocumentStatus = '征求意见稿' | '有效' | '已修订' | '已废止'
export type DocumentLevel = 'national' | 'province' | 'city' | 'county'

/** Fields as far as the file states them; what it does not state is null, never guessed. Dates are ISO (YYYY-MM-DD). */
export interface DocumentFields {
  title: string | null
  issuer: string | null
  docNo: string | null
  kind: string | null
  region: string | null
  level: DocumentLevel | null
  status: DocumentStatus | null
  writtenAt: string | null
  publishedAt: string | null
  effectiveFrom: string | null
  effectiveTo: string | null
  /** Years a plan covers, when its title or text states them. */
  period: { from: number; to: number } | null
  relations: DocumentRelation[]
  audience: string[]
  topics: string[]
  url: string | null
  /** True for invented demo material. */
  sample: boolean
}

export interface DocumentRelation {
  type: 'supersedes' | 'amends' | 'repeals'
  /** 文号 or full title of the other document, as written. */
  target: string
}

/** A node of the outline. `anchor` is unique and stable in its document; `path` is the breadcrumb of labels from the root. */
export interface SectionRecord {
  anchor: string
  parent: string | null
  level: number
  /** The number as written (`第三章`, `（二）`, `12.`), or null for a heading without one. */
  label: string | null
  title: string
  path: string[]
  /** Whole extent, children included. */
  start: number
  end: number
}

export const CHUNK_KINDS = ['text', 'table_row', 'term'] as const
export type ChunkKind = (typeof CHUNK_KINDS)[number]

/** The unit of retrieval. `text` equals `document.text.slice(start, end)`; a table row's `text` is the row as it reads there. */
export interface ChunkRecord {
  /** Its place among the chunks of the document, from 0; stored, a chunk's id is `<doc id>#<ordinal>`. */
  ordinal: number
  kind: ChunkKind
  anchor: string
  path: string[]
  text: string
  start: number
  end: number
  /** What is embedded and indexed: breadcrumb, header and unit context, then the text. */
  indexText: string
}

export type UnitRole = '牵头' | '配合' | '责任'

/** A department named responsible for a section, as written. */
export interface ResponsibleUnitRecord {
  anchor: string
  unit: string
  role: UnitRole
  start: number
  end: number
}

export interface TableRecord {
  anchor: string
  caption: string | null
  header: string[]
  rows: TableRowRecord[]
  start: number
  end: number
}

export interface TableRowRecord {
  anchor: string
  /** Group heading above the row (for instance `数字政府`), when the table has groups. */
  group: string | null
  name: string
  unit: string | null
  /** Header → cell as written, without the name column. */
  cells: Record<string, string>
  start: number
  end: number
}

export interface TermRecord {
  anchor: string
  term: string
  definition: string
  start: number
  end: number
}

export interface IngestWarning {
  /** For instance `OUTLINE_NOT_MONOTONE`, `TEXT_UNRESTORED`. */
  code: string
  message: string
  start?: number
  end?: number
}

export interface DocumentRecord {
  id: string
  /** Base name of the file. */
  source: string
  /** The ingest root the file came from, and its path below it. */
  root: string
  path: string
  /** SHA-256 of the bytes together with the ingest pipeline's version. */
  digest: string
  mediaType: string
  bytes: Uint8Array
  originalText: string
  text: string
  /** From `text` back to `originalText`. */
  offsets: OffsetMap
  fields: DocumentFields
  sections: SectionRecord[]
  chunks: ChunkRecord[]
  units: ResponsibleUnitRecord[]
  tables: TableRecord[]
  terms: TermRecord[]
  warnings: IngestWarning[]
  /** The fields of a 办事指南 whose text this is. */
  serviceItem?: ServiceItem
}
