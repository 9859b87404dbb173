import { splitSentences } from '../../../../shared/text/sentences.ts'
import type { DocumentSummary } from '../../../../store/ports.ts'
import type { Candidate } from '../../../retrieve/types.ts'
import type { DraftSentence } from '../../context.ts'
import { quoteSpan } from '../sentence/quote.ts'
import { isExplaining } from '../score/standing.ts'
import type { PartMaterial } from '../types.ts'

/** The question wants to know which of two documents counts. */
const ASKS_WHICH_COUNTS = /听谁|为准|按(哪|谁|什么)|以(哪|谁|什么)|到底|哪个(对|算|准)|信哪|规矩/
/** The document of a city that rules how its documents rank. */
const RANKING_RULES = /规范性文件管理|规范性文件制定|规章制定程序/
const PREVAILS = /不一致的?，[^。；]{0,24}(为准|执行|适用)/

/** Which of two documents counts when they differ, as the city's rules on documents say it; null when they do not. */
export async function statePrevalence(
  material: PartMaterial,
  [a, b]: readonly [DocumentSummary, DocumentSummary],
): Promise<DraftSentence | null> {
  if (!ASKS_WHICH_COUNTS.test(material.part.analysis.question)) return null
  const rules = [...material.summaries.values()].find(
    (one) => RANKING_RULES.test(one.title ?? '') && material.standing(one.id).inForce !== false,
  )
  const document = rules && (await material.read(rules.id))
  if (!rules || !document) return null
  const about = aboutPair(a, b)
  const found = splitSentences(document.text).find(
    (span) => PREVAILS.test(span.text) && about.test(span.text),
  )
  const candidate: Candidate | undefined = material.candidates[0]
  if (found === undefined || candidate === undefined) return null
  return {
    ...quoteSpan(material, { ...found, document, candidate: { ...candidate, document: rules } }),
    newLine: true,
  }
}

/** What a rule must speak of to settle this pair: explanations, levels of government, or new against old. */
function aboutPair(a: DocumentSummary, b: DocumentSummary): RegExp {
  if (isExplaining(a) !== isExplaining(b)) return /解读|问答/
  const governs = (document: DocumentSummary): boolean => /政府(办公室|办公厅)?$/.test(document.issuer ?? '')
  if (governs(a) !== governs(b)) return /政府[^。；]{0,20}部门/
  return /新的?(规定|文件)/
}
