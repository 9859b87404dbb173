import type { DocumentSummary } from '../../../store/ports.ts'
import type { DraftSentence } from '../context.ts'
import { clipToMatch, endSentence } from './clip.ts'
import { findFigures } from './figures.ts'
import type { PartMaterial, ScoredSpan } from './types.ts'

/** A sentence of another document must fit the question this well to contradict the best one. */
const CLOSE = 0.82
/** Share of the best sentence's question terms that the other must hold too: they speak of the same thing. */
const SAME_SUBJECT = 0.75
const MAX_SENTENCE = 150
/** Kinds that explain a document rather than lay down the rule. */
const EXPLAINING = /解读|问答/

/** Two sentences of different documents in force that state different figures for the same thing; the one that leads first. */
export type Conflict = [ScoredSpan, ScoredSpan]

/** A figure of another document in force that contradicts the best sentence, or null. */
export function findConflict(
  best: ScoredSpan,
  scored: readonly ScoredSpan[],
  material: PartMaterial,
): Conflict | null {
  if (!material.part.analysis.facets.has('quantity') && !material.part.analysis.facets.has('duration'))
    return null
  if (!holds(best, material)) return null
  const { years } = material.part.analysis
  const other = scored.find(
    (span) =>
      (years.length === 0 || years.some((year) => span.text.includes(year))) &&
      span.document.id !== best.document.id &&
      span.score >= best.score * CLOSE &&
      span.candidate.document.region === best.candidate.document.region &&
      holds(span, material) &&
      !isSuccession(best, span, material) &&
      sharesSubject(best, span) &&
      contradicts(best.text, span.text),
  )
  if (other === undefined) return null
  return leads(other.candidate.document, best.candidate.document) ? [other, best] : [best, other]
}

/** Say both, the leading one first, each with its document and date. */
export function stateConflict(conflict: Conflict, material: PartMaterial): DraftSentence[] {
  return conflict.flatMap((span, i) => {
    const clipped = clipToMatch(span, material.part.analysis, MAX_SENTENCE)
    if (clipped === null) return []
    material.taken.add(`${span.document.id}:${span.start}`)
    const evidence = material.book.issue(span.document, span.candidate.document, clipped.start, clipped.end)
    const lead = i === 0 ? '' : '但'
    return [
      {
        text: `${lead}${sourceName(span.candidate.document)}：${endSentence(clipped.text)}`,
        tokens: [evidence.token],
        newLine: i > 0,
      },
    ]
  })
}

/** `《…》（2024-02-20）` */
function sourceName(document: DocumentSummary): string {
  const date = document.writtenAt ?? document.publishedAt
  return `${document.title === null ? '另一份文件' : `《${document.title}》`}${date === null ? '' : `（${date}）`}`
}

function holds(span: ScoredSpan, material: PartMaterial): boolean {
  return material.standing(span.document.id).inForce !== false
}

/** One amended or replaced the other: that is no conflict, the later text holds. */
function isSuccession(a: ScoredSpan, b: ScoredSpan, material: PartMaterial): boolean {
  return (
    material.standing(a.document.id).replacedBy?.id === b.document.id ||
    material.standing(b.document.id).replacedBy?.id === a.document.id
  )
}

function sharesSubject(best: ScoredSpan, other: ScoredSpan): boolean {
  const terms = [...best.covered]
  return (
    terms.length > 0 && terms.filter((term) => other.covered.has(term)).length >= SAME_SUBJECT * terms.length
  )
}

/** Both state exactly one figure of some unit, and the figures differ. */
function contradicts(left: string, right: string): boolean {
  const a = findFigures(left)
  const b = findFigures(right)
  return a.some((figure) => {
    const mine = a.filter((one) => one.unit === figure.unit)
    const theirs = b.filter((one) => one.unit === figure.unit)
    return mine.length === 1 && theirs.length === 1 && theirs[0]!.value !== figure.value
  })
}

/** A rule leads an explanation of it; among equals the newer leads. */
function leads(a: DocumentSummary, b: DocumentSummary): boolean {
  const explains = (document: DocumentSummary): boolean =>
    EXPLAINING.test(document.kind ?? document.title ?? '')
  if (explains(a) !== explains(b)) return !explains(a)
  return (a.writtenAt ?? a.publishedAt ?? '') > (b.writtenAt ?? b.publishedAt ?? '')
}
