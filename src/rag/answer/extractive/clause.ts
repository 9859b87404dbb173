import type { QueryAnalysis } from '../../retrieve/types.ts'
import { innermostSection } from '../evidence.ts'
import type { ScoredSpan } from './types.ts'

/** A clause no longer than this is quoted whole: its conditions and exceptions belong to the rule. */
const MAX_CLAUSE = 160
/** Lists, conditions and procedures may take more room. */
const MAX_LIST_CLAUSE = 260

/**
 * Widen a sentence to the clause it stands in — the item, or the article with its items — when that is short. The
 * result is a contiguous part of the document.
 */
export function widenToClause(span: ScoredSpan, analysis: QueryAnalysis, limit: number): ScoredSpan {
  const wantsAll = (['enumeration', 'condition', 'procedure'] as const).some((facet) =>
    analysis.facets.has(facet),
  )
  const room = Math.min(limit, wantsAll ? MAX_LIST_CLAUSE : MAX_CLAUSE)
  const { document } = span
  let section = innermostSection(document, span.start)
  if (section === undefined || section.end - section.start > room) return span
  for (;;) {
    const parent = document.sections.find((one) => one.anchor === section!.parent)
    if (parent === undefined || parent.end - parent.start > room) break
    section = parent
  }
  const raw = document.text.slice(section.start, section.end)
  const text = raw.trim()
  if (text.length <= span.text.length || text.includes('\t') || /[？?]$/m.test(text)) return span
  const start = section.start + (raw.length - raw.trimStart().length)
  return { ...span, start, end: start + text.length, text }
}
