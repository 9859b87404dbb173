import { addressesModel } from '../../../../guardrails/screen.ts'
import { splitSentences } from '../../../../shared/text/sentences.ts'
import type { StoredDocument } from '../../../../store/ports.ts'
import type { Candidate } from '../../../retrieve/types.ts'
import { innermostSection, tableAt } from '../../evidence.ts'
import { filledColumns, sayRow, type RowPlace } from '../table/rows.ts'
import type { BareSpan, PartMaterial } from '../types.ts'

/** A heading or a stray label is no answer. */
const MIN_LENGTH = 8
/** Rows of one table looked at, at most. */
const MAX_ROWS = 24
/** Candidates whose documents are read as a whole, unless longer than so many characters. */
const READ_WHOLE = 3
const MAX_WHOLE = 12_000
/** Score of a passage that no search found, as a share of the best. */
const REST_SHARE = 0.5

/** Sentences and table rows of the candidates that may be quoted, each once. */
export function collectSpans(material: PartMaterial): BareSpan[] {
  const seen = new Set<string>()
  const fresh = (span: BareSpan): boolean => {
    const key = `${span.document.id}:${span.start}`
    return !seen.has(key) && seen.add(key) !== undefined
  }
  return [...material.candidates, ...wholeDocuments(material)].flatMap((candidate) => {
    const document = material.documents.get(candidate.chunk.docId)
    if (document === undefined) return []
    const { start, end } = candidate.chunk
    return [...quotableSentences(document, start, end), ...rowsAt(document, start, end)]
      .map((span) => ({ ...span, candidate, document }))
      .filter(fresh)
  })
}

type Placed = Omit<BareSpan, 'candidate' | 'document'>

/** Sentences between two offsets that state something by themselves. */
export const quotableSentences = (document: StoredDocument, start: number, end: number): Placed[] =>
  splitSentences(document.text, start, end)
    .filter((span) => isQuotable(document, span))
    .map((span) => ({ ...span, said: span.text, row: null }))

/** The documents of the best candidates as a whole: what they say elsewhere may answer better. */
function wholeDocuments({ candidates, documents, part }: PartMaterial): Candidate[] {
  const best = candidates[0]?.score ?? 0
  const ids = new Set(candidates.slice(0, READ_WHOLE).map((candidate) => candidate.chunk.docId))
  return [...ids].flatMap((id) => {
    const document = documents.get(id)
    const first = candidates.find((candidate) => candidate.chunk.docId === id)
    if (document === undefined || first === undefined || document.text.length > MAX_WHOLE) return []
    const found = part.retrieval.candidates.filter(
      (one) => one.chunk.docId === id && one.chunk.kind === 'text' && !candidates.includes(one),
    )
    const rest = {
      ...first,
      score: best * REST_SHARE,
      chunk: { ...first.chunk, start: 0, end: document.text.length },
    }
    return [...found, rest]
  })
}

/** Text before the first section is not a provision, and a heading or a table's header states nothing by itself. */
function isQuotable(document: StoredDocument, span: { text: string; start: number }): boolean {
  if (addressesModel(span.text)) return false
  const section = innermostSection(document, span.start)
  if (span.text.length < MIN_LENGTH || section === undefined) return document.sections.length === 0
  if (tableAt(document, span.start) !== undefined) return false
  const plain = (text: string): string => text.replace(/[\s。：:]/g, '')
  return (
    section.start !== span.start ||
    plain(span.text).length > plain(`${section.label ?? ''}${section.title}`).length ||
    isStatement(span.text)
  )
}

/** An item of one sentence is read as its own heading (`二、首次登记收费400元，次年起每年200元。`). */
const isStatement = (line: string): boolean =>
  /[，\d].*[。；]$/.test(line.replace(/^[（(]?[一二三四五六七八九十\d]{1,3}[）)、.．]\s*/, ''))

/** Rows of the table that a chunk belongs to: one row found speaks for its neighbours too. */
function rowsAt(document: StoredDocument, start: number, end: number): Placed[] {
  const table = document.tables.find((one) => one.start < end && start < one.end)
  if (table === undefined) return []
  const near = [...table.rows].sort((a, b) => Math.abs(a.start - start) - Math.abs(b.start - start))
  return near.slice(0, MAX_ROWS).map((row) => placeRow(document, { table, row }))
}

/** A table row as what may be quoted. */
export const placeRow = (document: StoredDocument, place: RowPlace): Placed => ({
  text: document.text.slice(place.row.start, place.row.end),
  start: place.row.start,
  end: place.row.end,
  said: `${place.row.group ?? ''}${sayRow(place.row, filledColumns(place))}`,
  row: place,
})
