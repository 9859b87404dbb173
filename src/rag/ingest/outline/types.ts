import type { FoundTable, MarkerForm, Paragraph } from '../flow/index.ts'

export type NodeKind =
  | 'root'
  | 'preface'
  | 'annex'
  | 'numbered'
  | 'heading'
  /** 款: an unnumbered paragraph of an article. */
  | 'clause'
  /** A paragraph with a lead sentence that serves as its title. */
  | 'paragraph'
  | 'table'

export type Block =
  { kind: 'paragraph'; paragraph: Paragraph; anchor: string } | { kind: 'node'; node: OutlineNode }

/** A node of the outline while a document is read; {@link Block} order is reading order. */
export interface OutlineNode {
  kind: NodeKind
  form: MarkerForm | null
  number: number | null
  headingLevel: number | null
  anchor: string
  label: string | null
  title: string
  parent: OutlineNode | null
  /** The paragraph that opens the node; null for the root. */
  head: Paragraph | null
  /** True when `head` is content itself, not only a heading. */
  running: boolean
  blocks: Block[]
  table: FoundTable | null
}

/** The tree of a document with what looked wrong in its numbering. */
export interface Outline {
  root: OutlineNode
  warnings: { code: string; message: string; start: number; end: number }[]
}
