import type { DocumentSummary } from '../store/ports.ts'

export type ValidityLabel =
  '有效' | '征求意见稿' | '已修订' | '已废止' | '已过有效期' | '尚未施行' | '规划期已满' | '未注明'

/** How a document stands on a day; `inForce` is null when the document says nothing about it. */
export interface Validity {
  label: ValidityLabel
  inForce: boolean | null
  /** The document that replaced or amended it by then, if the library holds it. */
  replacedBy: DocumentSummary | null
}

/** Answers how any document of the library stood on a day. Dates are ISO; comparisons are by day. */
export type ValidityIndex = (documentId: string, asOf: string) => Validity

interface Replacement {
  by: DocumentSummary
  from: string | null
  whole: boolean
}

/** Link each document with those that supersede, repeal or amend it (by 文号 or title). */
export function indexValidity(documents: readonly DocumentSummary[]): ValidityIndex {
  const byId = new Map(documents.map((document) => [document.id, document]))
  const replacements = new Map<string, Replacement[]>()
  for (const by of documents) {
    if (by.status === '征求意见稿') continue
    for (const relation of by.relations) {
      const old = documents.find((document) => document.id !== by.id && isTarget(document, relation.target))
      if (old === undefined) continue
      const known = replacements.get(old.id) ?? []
      known.push({
        by,
        from: by.effectiveFrom ?? by.writtenAt ?? by.publishedAt,
        whole: relation.type !== 'amends',
      })
      replacements.set(old.id, known)
    }
  }
  return (documentId, asOf) => {
    const document = byId.get(documentId)
    if (document === undefined) return { label: '未注明', inForce: null, replacedBy: null }
    return validityOf(document, replacements.get(documentId) ?? [], asOf)
  }
}

function isTarget(document: DocumentSummary, target: string): boolean {
  const plain = target.replace(/[《》\s]/g, '')
  return (
    document.docNo?.replace(/\s/g, '') === plain ||
    document.title?.replace(/\s/g, '') === plain ||
    document.id === plain
  )
}

function validityOf(document: DocumentSummary, replacements: readonly Replacement[], asOf: string): Validity {
  const done = replacements.filter((replacement) => replacement.from !== null && replacement.from <= asOf)
  const whole = done.find((replacement) => replacement.whole)
  if (whole) return { label: '已废止', inForce: false, replacedBy: whole.by }
  if (document.effectiveTo !== null && document.effectiveTo < asOf)
    return { label: '已过有效期', inForce: false, replacedBy: null }
  if (document.status === '征求意见稿') return { label: '征求意见稿', inForce: false, replacedBy: null }
  const from = document.effectiveFrom ?? document.writtenAt ?? document.publishedAt
  if (from !== null && from > asOf) return { label: '尚未施行', inForce: false, replacedBy: null }
  // A stated 已废止 without a successor in the library has no date to compare with: it is taken as it stands.
  if (document.status === '已废止' && replacements.length === 0)
    return { label: '已废止', inForce: false, replacedBy: null }
  const amended = done.find((replacement) => !replacement.whole)
  if (amended) return { label: '已修订', inForce: true, replacedBy: amended.by }
  if (document.status === '已修订' && replacements.length === 0)
    return { label: '已修订', inForce: true, replacedBy: null }
  if (document.period !== null && String(document.period.to) < asOf.slice(0, 4))
    return { label: '规划期已满', inForce: null, replacedBy: null }
  if (document.status === null) return { label: '未注明', inForce: null, replacedBy: null }
  return { label: '有效', inForce: true, replacedBy: null }
}
