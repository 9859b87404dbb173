import type { DocumentSummary } from '../../../../store/ports.ts'
import type { Candidate } from '../../../retrieve/types.ts'
import type { PartMaterial, ScoredSpan } from '../types.ts'

/** Whether a passage may contradict a sentence: another document of the same place that holds on the same day. */
export function mayContradict(a: ScoredSpan, { document }: Candidate, material: PartMaterial): boolean {
  return (
    a.document.id !== document.id &&
    a.candidate.document.region === document.region &&
    !areYearly(a.candidate.document, document) &&
    isHolding(document.id, material) &&
    !isSuccession(a.document.id, document.id, material)
  )
}

/** Whether a sentence holds on the day that matters: its document, and its article in it. */
export function holds(span: ScoredSpan, material: PartMaterial): boolean {
  return isHolding(span.document.id, material) && (span.features['amended'] ?? 0) >= 0
}

/** In force, or a document that knows no end; a plan whose years are over tells what was meant then. */
function isHolding(id: string, material: PartMaterial): boolean {
  const { inForce, label } = material.standing(id)
  return inForce !== false && label !== '规划期已满'
}

/** Two documents of different years (`2026年度…`, `2027年度…`) follow each other. */
function areYearly(a: DocumentSummary, b: DocumentSummary): boolean {
  const year = ({ title }: DocumentSummary): string | undefined =>
    /(?:19|20)\d{2}(?=年)/.exec(title ?? '')?.[0]
  const [one, other] = [year(a), year(b)]
  return one !== undefined && other !== undefined && one !== other
}

/** One amended or replaced the other: that is no conflict, the later text holds. */
function isSuccession(a: string, b: string, material: PartMaterial): boolean {
  return material.standing(a).replacedBy?.id === b || material.standing(b).replacedBy?.id === a
}
