import type { OffsetMap } from '../../shared/text/offset-map.ts'
import type { DocumentFields, DocumentRecord, IngestWarning } from '../../store/records.ts'

/** A file as it came. */
export interface SourceFile {
  /** Base name, with extension. */
  name: string
  /** Path below the ingest root, `/`-separated. */
  path: string
  bytes: Uint8Array
}

/** A file with its place in the library. */
export interface IdentifiedFile extends SourceFile {
  id: string
  root: string
  digest: string
}

/** A table that the loader saw as a table; offsets are into `LoadedDocument.text`. Cell texts are as written. */
export interface LoadedTable {
  start: number
  end: number
  /** Cells with their own extent in the text; rows may differ in length. */
  rows: { text: string; start: number; end: number }[][]
}

/** One document of a file (a jsonl file holds many): plain text, with what the format knew and text alone does not. */
export interface LoadedDocument {
  /** Id the source gives (front matter `id`, a jsonl row's id), or null. */
  id: string | null
  /** Appended to the path so that each document of a file has its own (`#<row id>`), or ''. */
  fragment: string
  mediaType: string
  /** Original text, line breaks as `\n`, a page break as `\f`; a table is one line a row, cells separated by `\t`. */
  text: string
  tables: LoadedTable[]
  /** Headings the format marks (html h1…, docx styles, md #), by line start offset. */
  headings: { start: number; end: number; level: number }[]
  /** Fields the format states (front matter, html meta, jsonl keys); they win over what is read from the text. */
  fields: Partial<DocumentFields>
  warnings: IngestWarning[]
  /** Makes the record where the loader knows the whole structure: repair and outline are then left out. */
  build?: (file: IdentifiedFile) => DocumentRecord
}

/** How often one repair removed or restored content, for the upload page. */
export interface RepairCount {
  /** Stable name of the step, for instance `page-numbers`. */
  step: string
  /** What was done, in Chinese. */
  label: string
  count: number
}

/** Text with the way back: `text` repaired and normalised, `offsets` mapping it to `original`. */
export interface RepairedDocument extends Omit<LoadedDocument, 'text'> {
  original: string
  /** Simplified, Chinese punctuation, joined lines; tables and headings offsets are into this text. */
  text: string
  offsets: OffsetMap
  /** Repairs that removed or restored content; mere punctuation and width are not counted. */
  repairs: RepairCount[]
}
