import { splitSentences } from '../../../../shared/text/sentences.ts'
import type { StoredDocument } from '../../../../store/ports.ts'
import type { Candidate } from '../../../retrieve/types.ts'
import type { QuestionPart } from '../../context.ts'
import { tableAt } from '../../evidence.ts'
import { conceptShares, speaksOf, tellingConcepts } from '../score/concepts.ts'
import { filledColumns, saidBy, sayRow, type RowPlace } from './rows.ts'
import type { BareSpan, PartMaterial } from '../types.ts'

/** A row of a table with the document it stands in. */
export interface FoundRow extends RowPlace {
  candidate: Candidate
  document: StoredDocument
}

/** The same row as a later document states it, when that one amended the document found; else the row found. */
export function asAmended(material: PartMaterial, found: FoundRow): FoundRow {
  const amending = amendingOf(material, found)
  if (amending === null) return found
  for (const table of amending.document.tables) {
    const row = table.rows.find((one) => one.name === found.row.name && one.group === found.row.group)
    if (row && speaksOfSame(material.part, found, { table, row })) return { ...amending, table, row }
  }
  return found
}

/** Whether a later document, found too, amended that of a row and says nothing of this row: its other words then hold. */
export function isOutdated(material: PartMaterial, found: FoundRow): boolean {
  const amending = amendingOf(material, found)
  return (
    amending !== null &&
    asAmended(material, found) === found &&
    replacingSentence(material, found) === null &&
    material.candidates.some(({ chunk }) => chunk.docId === amending.document.id)
  )
}

/** The sentence of an amending document that replaces a figure of a row (`由不超过2600元调整为…`), or null. */
export function replacingSentence(
  material: PartMaterial,
  found: FoundRow,
): Pick<BareSpan, 'candidate' | 'document' | 'start' | 'end' | 'text'> | null {
  const amending = amendingOf(material, found)
  if (amending === null || asAmended(material, found) !== found) return null
  const figures = Object.values(found.row.cells).flatMap((cell) => cell.match(/\d{2,}(?:\.\d+)?/g) ?? [])
  const { document, candidate } = amending
  const concepts = tellingConcepts(material.part)
  const [best] = splitSentences(document.text, 0, document.text.length)
    .filter(({ text, start }) => tableAt(document, start) === undefined && replaces(text, figures))
    .map((span) => ({ span, share: conceptShares(concepts, span.text.toLowerCase(), '').own }))
    .sort((a, b) => b.share - a.share)
  return best === undefined || best.share === 0 ? null : { ...best.span, candidate, document }
}

const replaces = (text: string, figures: readonly string[]): boolean =>
  figures.some((figure) =>
    new RegExp(`由[^。；，]{0,12}(?<!\\d)${figure}(?!\\d)[^。；，]{0,8}(?:调整|提高|修改|降低|放宽)`).test(
      text,
    ),
  )

/** The document that amended that of a row, with a candidate for it; null when none did. */
function amendingOf(
  material: PartMaterial,
  found: FoundRow,
): Pick<FoundRow, 'candidate' | 'document'> | null {
  const { label, replacedBy } = material.standing(found.document.id)
  const document = replacedBy === null ? undefined : material.documents.get(replacedBy.id)
  const summary = replacedBy === null ? undefined : material.summaries.get(replacedBy.id)
  if (label !== '已修订' || document === undefined || summary === undefined) return null
  return { candidate: { ...found.candidate, document: summary }, document }
}

/** Whether a row of one name, in another table, still speaks of all that the question names and the row found states. */
function speaksOfSame(part: QuestionPart, found: RowPlace, other: RowPlace): boolean {
  const stated = sayRow(found.row, filledColumns(found)).toLowerCase()
  const said = saidBy(other).toLowerCase()
  return tellingConcepts(part).every((concept) => speaksOf(stated, concept) <= speaksOf(said, concept))
}
