import type { ChunkKind } from '../../../store/records.ts'
import type { OutlineNode } from '../outline/index.ts'

/** Sizes in characters (UTF-16 code units), headings not counted. */
export const CHUNK_LIMITS = {
  /** Small paragraphs that belong together are joined up to this. */
  target: 400,
  /** An article, or a list with its lead-in, stays whole up to this. */
  max: 600,
  /** A single paragraph is split, at sentence ends, only beyond this. */
  splitAbove: 900,
  /** A numbered item with a title and more text than this is a chunk of its own. */
  ownItem: 60,
} as const

/** The smallest piece of text that is never cut for packing: a heading line, a paragraph, a clause, a table's head. */
export interface Atom {
  role: 'heading' | 'text' | 'table-head' | 'table-row' | 'term'
  start: number
  end: number
  /** Anchor and part of the outline that this text belongs to. */
  anchor: string
  owner: OutlineNode
  path: string[]
  /** Atoms of one bundle make one chunk. */
  bundle: OutlineNode | null
  /** A title of its own sets it apart from its neighbours. */
  titled: boolean
  /** Text for the index instead of the text itself (table rows and heads). */
  reading: string | null
}

/** A chunk before its index text is written. */
export interface Draft {
  kind: ChunkKind
  atoms: Atom[]
  start: number
  end: number
  anchor: string
  path: string[]
  /** Words that the text refers back to: the lead-in of the list it continues. */
  context: string | null
}
