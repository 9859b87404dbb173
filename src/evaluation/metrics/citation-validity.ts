import { citationMarks, withoutSpace } from '../text/comparable.ts'

/** Longest quote that is a quotation and not a dump, in characters. */
export const MAX_QUOTE = 500

/** The part of a citation that can be checked against the library. */
export interface CheckedCitation {
  n: number
  doc_id: string
  source: string
  anchor: string
  quote: string
}

/** The repaired text of a document and the anchors it has. */
export interface CitedDocument {
  text: string
  anchors: ReadonlySet<string>
}

/** Finds a document by id, or by base name where the id is not known. */
export type FindDocument = (docId: string, source: string) => CitedDocument | undefined

/** Why a citation is invalid, in Chinese, or null when it is valid. White space is ignored when the quote is looked for. */
export function citationFault(citation: CheckedCitation, find: FindDocument): string | null {
  const document = find(citation.doc_id, citation.source)
  if (document === undefined) return `文件不存在：${citation.source}`
  const quote = withoutSpace(citation.quote)
  if (quote === '') return '引文为空'
  if (citation.quote.length > MAX_QUOTE) return `引文超过 ${MAX_QUOTE} 字`
  if (!document.anchors.has(citation.anchor)) return `锚点不存在：${citation.anchor}`
  return withoutSpace(document.text).includes(quote) ? null : '引文不在原文中'
}

/** An answer's citations and its marks without one: how many there are, and what is wrong with which. */
export interface CitationCheck {
  total: number
  faults: string[]
}

/** Check each citation, and each mark in the text that no citation stands for. */
export function checkCitations(
  answer: string,
  citations: readonly CheckedCitation[],
  find: FindDocument,
): CitationCheck {
  const numbers = new Set(citations.map((citation) => citation.n))
  const dangling = [...new Set(citationMarks(answer))].filter((mark) => !numbers.has(mark))
  const invalid = citations.flatMap((citation) => {
    const fault = citationFault(citation, find)
    return fault === null ? [] : [`[${citation.n}] ${fault}`]
  })
  return {
    total: citations.length + dangling.length,
    faults: [...invalid, ...dangling.map((mark) => `[${mark}] 没有对应的引用`)],
  }
}

/**
 * Citation validity = valid citations ÷ (citations + marks without one). Range 0–1; null when nothing is cited. A citation
 * is valid when its quote (≤ 500 characters) stands in the repaired text of the document and its anchor exists.
 */
export const citationValidity = ({ total, faults }: CitationCheck): number | null =>
  total === 0 ? null : (total - faults.length) / total
