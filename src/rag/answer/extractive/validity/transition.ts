import { splitSentences } from '../../../../shared/text/sentences.ts'
import type { DocumentSummary, StoredDocument } from '../../../../store/ports.ts'
import type { Candidate } from '../../../retrieve/types.ts'
import { pairCoverage } from '../../../retrieve/features/pairs.ts'
import { eventDate } from '../../time/event-date.ts'
import { widenToClause } from '../sentence/clause.ts'
import { clipToMatch } from '../sentence/clip.ts'
import { wantedStatement } from '../asked/cues.ts'
import { quoteSpan } from '../sentence/quote.ts'
import { scoreSentences } from '../score/score.ts'
import { typeFit } from '../asked/asked-type.ts'
import type { BareSpan, PartMaterial, ScoredSpan, Strategy } from '../types.ts'
import { materialOf } from './whole-document.ts'

/** Candidates whose documents may have changed since. */
const LOOKED_AT = 4
const MAX_SENTENCE = 180
/** A rule for what happened before a document came into force. */
const TRANSITION =
  /(此前|以前|之前|\d[日月]前|前)[^。；]{0,40}(原|修改前)|按照?(原|修改前)[^。；，]{0,12}(规定|办法|细则|标准|政策)/

/**
 * When the question names a past day on which something happened, and the rule changed since: quote who the earlier rule
 * holds for, and what it said.
 */
export const stateTransition: Strategy = async (material) => {
  const event = eventDate(material.part.analysis.question, material.heldOn)
  if (event === null) return null
  const seen = new Set<string>()
  for (const candidate of material.candidates.slice(0, LOOKED_AT)) {
    const { id, effectiveFrom } = candidate.document
    if (seen.has(id) || effectiveFrom === null || effectiveFrom <= event) continue
    seen.add(id)
    const document = material.documents.get(id)
    const rule = document && transitionOf(document, candidate, material.part.analysis.question)
    const earlier =
      rule && [...material.summaries.values()].find((one) => material.standing(one.id).replacedBy?.id === id)
    if (!rule || !earlier) continue
    const said = await ruleBefore(material, earlier, event)
    return said === null
      ? [quoteSpan(material, rule)]
      : [quoteSpan(material, rule), quoteSpan(material, said)]
  }
  return null
}

/** The sentence of a document on what happened before it, the one nearest to the question when there are several. */
function transitionOf(document: StoredDocument, candidate: Candidate, question: string): BareSpan | null {
  const rules = splitSentences(document.text).filter(
    (span) => TRANSITION.test(span.text) && !/^例/.test(span.text),
  )
  const near = pairCoverage(
    question,
    rules.map((span) => span.text),
  )
  const found = rules[near.indexOf(Math.max(...near))]
  return found === undefined ? null : { ...found, document, candidate, said: found.text, row: null }
}

/** What the earlier document says to the question. */
async function ruleBefore(
  material: PartMaterial,
  summary: DocumentSummary,
  event: string,
): Promise<ScoredSpan | null> {
  const document = await material.read(summary.id)
  if (document === null) return null
  const { question } = material.part.analysis
  const scored = await scoreSentences(materialOf(material, summary, document, event))
  const fits = wantedStatement(material.part.analysis)
  const best =
    scored.find((span) => (fits === null || fits(span.said)) && typeFit(question, span.said) > 0) ?? scored[0]
  if (best === undefined) return null
  const whole = widenToClause(best, material.part.analysis, MAX_SENTENCE)
  return whole === best ? clipToMatch(best, material.part.analysis, MAX_SENTENCE) : whole
}
