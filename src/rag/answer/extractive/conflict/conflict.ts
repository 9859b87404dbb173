import type { DocumentSummary } from '../../../../store/ports.ts'
import type { DraftSentence } from '../../context.ts'
import { withoutYears } from '../../grounding.ts'
import { clipToMatch } from '../sentence/clip.ts'
import { findConflict, type Conflict } from './contradiction.ts'
import { statePrevalence } from './prevalence.ts'
import { quoteSpan } from '../sentence/quote.ts'
import { spanSpeaksOf } from '../score/relevance.ts'
import { scoreSentences } from '../score/score.ts'
import { stateRow } from '../table/table.ts'
import type { PartMaterial, ScoredSpan, Strategy } from '../types.ts'

const MAX_SENTENCE = 150
/** The question itself says that documents differ. */
const ASKS_CONFLICT =
  /打架|矛盾|对不上|对得上|不一致|不一样|一样吗|听谁|(以|按)(哪|什么|谁).{0,6}(为准|算)|到底.{0,12}(怎么|哪|多少)|\d+.{0,3}还是.{0,2}\d+|分别写|各写|不是说/

/** State what two documents in force say when the question itself speaks of a contradiction. */
export const stateAskedConflict: Strategy = (material) =>
  ASKS_CONFLICT.test(material.part.analysis.question) ? stateConflict(material, true) : null

/** State both figures when two documents in force contradict each other on the figure asked for. */
export const stateFoundConflict: Strategy = (material) => {
  const { facets } = material.part.analysis
  const asksFigure = (['quantity', 'duration', 'money'] as const).some((facet) => facets.has(facet))
  return asksFigure ? stateConflict(material, false) : null
}

async function stateConflict(material: PartMaterial, asked: boolean): Promise<DraftSentence[] | null> {
  if (material.part.side !== null) return null
  const scored = (await scoreSentences(material)).filter((span) => spanSpeaksOf(material.part, span))
  const conflict = await findConflict(scored, material, asked)
  if (conflict === null) return null
  const both = stateBoth(conflict, material)
  const [a, b] = conflict
  const counts = await statePrevalence(material, [a.candidate.document, b.candidate.document])
  return counts === null ? both : [...both, counts]
}

/** Say both, the leading one first, each with its document. */
function stateBoth(conflict: Conflict, material: PartMaterial): DraftSentence[] {
  return conflict.flatMap((span, i) => {
    const said = stateOne(span, material)
    if (said === null) return []
    const text = `${i === 0 ? '' : '但'}${sourceName(span.candidate.document)}：${said.text}`
    return [{ ...said, text, newLine: i > 0 }]
  })
}

function stateOne(span: ScoredSpan, material: PartMaterial): DraftSentence | null {
  if (span.row !== null) return stateRow(material, span, span.row)
  const clipped = clipToMatch(span, material.part.analysis, MAX_SENTENCE)
  if (clipped === null) return null
  material.taken.add(`${span.document.id}:${span.start}`)
  return quoteSpan(material, clipped)
}

/** The title without years: its dates stand with the citation, and no number is said that is not quoted. */
function sourceName(document: DocumentSummary): string {
  return document.title === null ? '另一份文件' : `《${withoutYears(document.title)}》`
}
