import type { DraftSentence } from '../../context.ts'
import { clipToMatch } from '../sentence/clip.ts'
import { widenToClause } from '../sentence/clause.ts'
import { yearFit } from '../asked/cues.ts'
import { quoteSpan } from '../sentence/quote.ts'
import { stateRow } from '../table/table.ts'
import { tellingSpans } from './telling.ts'
import type { PartMaterial, ScoredSpan } from '../types.ts'

/** A further sentence must come this close to the best one; for a list a little less. */
const CLOSE = 0.88
const CLOSE_FOR_LIST = 0.82
/** Two things are asked for in one question. */
const ASKS_EACH =
  /分别|各(是|自|要|补|给|有|多少|几|为|罚|收|发)|差(在哪|多少|几)|(和|与|跟)[^，。；]{2,20}(都|各)/
/** Share of the question's information that a further sentence must add. */
const WORTH_ADDING = 0.22
const MAX_SENTENCES = 3
/** A sentence longer than this is cut to the clauses that matter. */
const MAX_SENTENCE = 180

/** Quote the sentences that answer best, in reading order; long ones are cut to the clauses that matter. */
export async function quoteSentences(material: PartMaterial): Promise<DraftSentence[] | null> {
  const telling = await tellingSpans(material)
  const best = telling[0]
  if (best === undefined) return null
  // Another part of the question was answered by the same sentence: nothing more is to be said.
  if (best.row === null && material.taken.has(`${best.document.id}:${best.start}`)) return []
  const chosen = chooseSentences(telling, material)
  for (const span of chosen) material.taken.add(`${span.document.id}:${span.sentenceStart}`)
  return chosen
    .sort((a, b) => (a.document.id === b.document.id ? a.start - b.start : b.score - a.score))
    .map((span) => (span.row === null ? quoteSpan(material, span) : stateRow(material, span, span.row)))
}

type ClippedSpan = ScoredSpan & { sentenceStart: number }

function chooseSentences(scored: readonly ScoredSpan[], material: PartMaterial): ClippedSpan[] {
  const chosen: ClippedSpan[] = []
  let used = 0
  for (const span of scored) {
    if (chosen.length >= MAX_SENTENCES || used >= material.budget) break
    if (chosen.length > 0 && !adds(span, chosen, material)) continue
    const inside = chosen.some(
      (one) => one.document.id === span.document.id && one.start <= span.start && span.end <= one.end,
    )
    if (inside) continue
    const whole =
      span.row === null ? widenToClause(span, material.part.analysis, material.budget - used) : span
    const clipped =
      whole !== span
        ? whole
        : clipToMatch(span, material.part.analysis, Math.min(material.budget - used, MAX_SENTENCE))
    if (clipped === null) continue
    chosen.push({ ...clipped, sentenceStart: span.start })
    used += clipped.text.length
  }
  return chosen
}

/** Whether a further sentence belongs in the answer: a year asked for that no other speaks of, or close and new. */
function adds(span: ScoredSpan, chosen: readonly ScoredSpan[], material: PartMaterial): boolean {
  const { analysis, retrieval } = material.part
  const best = chosen[0]!
  const missingYear = analysis.years.some(
    (year) => span.text.includes(year) && !chosen.some((one) => one.text.includes(year)),
  )
  if (missingYear && span.document.id === best.document.id && span.score >= best.score * CLOSE_FOR_LIST)
    return true
  if (yearFit(span.text, analysis.years) < 0) return false
  const wantsList = analysis.facets.has('enumeration')
  const wantsEach = ASKS_EACH.test(analysis.question)
  // Rows that answer together are the whole answer; what else is near is about something else.
  if (chosen.some((one) => one.row !== null) && span.row === null && !wantsList && !wantsEach) return false
  // Rules of different documents do not add up; only a list may draw on several.
  if (!wantsList && span.document.id !== best.document.id) return false
  if (span.score < best.score * (wantsList || wantsEach ? CLOSE_FOR_LIST : CLOSE)) return false
  const covered = new Set(chosen.flatMap((one) => [...one.covered]))
  const news = [...span.covered].filter((term) => !covered.has(term))
  const information = (terms: readonly string[]): number =>
    terms.reduce((sum, term) => sum + (retrieval.idf.get(term) ?? 0) * (analysis.terms.get(term) ?? 1), 0)
  return (
    wantsList ||
    information(news) >= (wantsEach ? WORTH_ADDING / 2 : WORTH_ADDING) * information(analysis.words)
  )
}
