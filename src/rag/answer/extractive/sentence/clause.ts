import type { StoredDocument } from '../../../../store/ports.ts'
import type { SectionRecord } from '../../../../store/records.ts'
import type { QueryAnalysis } from '../../../retrieve/types.ts'
import { innermostSection } from '../../evidence.ts'
import type { ScoredSpan } from '../types.ts'

/** A clause no longer than this is quoted whole: its conditions and exceptions belong to the rule. */
const MAX_CLAUSE = 160
/** Lists, conditions and procedures may take more room. */
const MAX_LIST_CLAUSE = 260
const ARTICLE = /^\s*第[一二三四五六七八九十百零\d]+条/

/**
 * Widen a sentence to the clause it stands in — the item, or the article with its items — when that is short. The
 * result is a contiguous part of the document.
 */
export function widenToClause(span: ScoredSpan, analysis: QueryAnalysis, limit: number): ScoredSpan {
  const wantsAll = (['enumeration', 'condition', 'procedure'] as const).some((facet) =>
    analysis.facets.has(facet),
  )
  const { document } = span
  let section = innermostSection(document, span.start)
  const asksAmount = analysis.facets.has('quantity') && isCase(document, section)
  const room = Math.min(limit, wantsAll || asksAmount ? MAX_LIST_CLAUSE : MAX_CLAUSE)
  if (section === undefined || section.end - section.start > room) return span
  for (;;) {
    const parent = document.sections.find((one) => one.anchor === section!.parent)
    if (parent === undefined || parent.end - parent.start > room) break
    // A chapter of few articles is not one rule.
    if (ARTICLE.test(document.text.slice(section.start, section.start + 12))) break
    section = parent
  }
  const raw = document.text.slice(section.start, section.end)
  const text = raw.trim()
  if (text.length <= span.text.length || text.includes('\t') || /[？?]$/m.test(text)) return span
  const start = section.start + (raw.length - raw.trimStart().length)
  return { ...span, start, end: start + text.length, text }
}

/** Whether a section is one of the cases that its parent leads in with a colon: an amount of one says little without the others. */
function isCase(document: StoredDocument, section: SectionRecord | undefined): boolean {
  const parent = document.sections.find((one) => one.anchor === section?.parent)
  if (section === undefined || parent === undefined) return false
  return document.text
    .slice(parent.start, section.start)
    .split('\n')
    .some((line) => /[：:]\s*$/.test(line))
}
