import type { ChunkRecord, DocumentFields, TableRecord } from '../../../store/records.ts'
import type { OutlineNode } from '../outline/index.ts'
import type { FoundTerm } from '../terms/index.ts'
import { collectAtoms } from './collect-atoms.ts'
import { documentLabel, writeIndexText } from './index-text.ts'
import { packAtoms } from './pack-atoms.ts'

export { CHUNK_LIMITS } from './types.ts'

/** What chunks are cut from; offsets are into `text`. */
export interface ChunkSource {
  text: string
  root: OutlineNode
  fields: DocumentFields
  tables: readonly TableRecord[]
  terms: readonly FoundTerm[]
  titleStarts: ReadonlySet<number>
}

/**
 * Chunks of a document along its outline, in reading order and without overlap; together they hold all its text but
 * the group rows of tables. A clause or table row is never cut.
 */
export function cutChunks(source: ChunkSource): ChunkRecord[] {
  const terms = source.terms.filter((term) => term.alone)
  const atoms = collectAtoms(source.root, {
    tables: new Map(source.tables.map((table) => [table.anchor, table])),
    terms: new Map(terms.map((term) => [term.paragraph.start, term.record.anchor])),
    titles: source.titleStarts,
  })
  const label = documentLabel(source.fields, source.text)
  return packAtoms(atoms, source.text).map((draft, ordinal) => ({
    ordinal,
    kind: draft.kind,
    anchor: draft.anchor,
    path: draft.path,
    text: source.text.slice(draft.start, draft.end),
    start: draft.start,
    end: draft.end,
    indexText: writeIndexText(draft, source.text, label),
  }))
}
