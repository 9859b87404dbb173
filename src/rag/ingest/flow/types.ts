/** The ways policy texts number their parts, from the outermost to the innermost. */
export const MARKER_FORMS = [
  'part',
  'chapter',
  'section',
  'article',
  'dun',
  'paren',
  'dot',
  'parenDigit',
  'circled',
] as const

export type MarkerForm = (typeof MARKER_FORMS)[number]

/** A number at the start of a paragraph. */
export interface Marker {
  form: MarkerForm
  number: number
  /** Second number of an inserted article (`第十二条之一` → 1), else null. */
  branch: number | null
  /** The number as written. */
  label: string
  /** Offset of what follows the label, relative to the paragraph. */
  rest: number
  /** True when only its place in a running list can tell it from plain text. */
  doubtful: boolean
}

/** One paragraph; `text` equals `document.slice(start, end)`, without surrounding white space. */
export interface Paragraph {
  start: number
  end: number
  text: string
  /** Level of a heading that the format marks, else null. */
  headingLevel: number | null
}

/** What a document consists of, in reading order. */
export type Flow = { kind: 'paragraph'; paragraph: Paragraph } | { kind: 'table'; table: FoundTable }

/** A cell of a table; `text` is without surrounding white space. */
export interface Cell {
  text: string
  start: number
  end: number
}

/** A table's place in the text and its cells, before its header is understood. */
export interface FoundTable {
  start: number
  end: number
  rows: Cell[][]
  /** The line above the table that names it (`表1 …`), and the one that states its unit (`单位：元`). */
  caption: Paragraph | null
  unitLine: Paragraph | null
}
