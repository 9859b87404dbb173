import { splitSentences } from '../../../../shared/text/sentences.ts'
import { quoteSentences } from '../score/sentences.ts'
import { quoteSpan } from '../sentence/quote.ts'
import type { BareSpan, PartMaterial, Strategy } from '../types.ts'

/** The question speaks of a text that is not in force yet. */
const SPEAKS_OF_DRAFT = /征求意见|草案|意见稿|新[^，。；]{0,10}(办法|规定|政策|细则|规则)|听说|说是要|要改/
/** How a draft says that it binds nobody yet. */
const NOT_YET = /(尚未|未)(生效|施行|实施|正式)|现行[^。；]{0,40}(执行|为准)/
/** The rule in force is said beside the draft when it fits the question this well against the draft's own words. */
const FITS_TOO = 0.75

/** When the question speaks of a draft, say that it does not hold yet, in its own words, and what holds. */
export const stateDraft: Strategy = async (material) => {
  const { analysis, retrieval } = material.part
  if (!SPEAKS_OF_DRAFT.test(analysis.question)) return null
  const isDraft = (id: string): boolean => material.standing(id).label === '征求意见稿'
  const best = retrieval.candidates[0]
  const draft = retrieval.candidates.find((one) => isDraft(one.document.id))
  if (best === undefined || draft === undefined) return null
  const fit = draft.score + draftLoss(draft.features, best.score)
  if (fit < best.score * FITS_TOO) return null
  const notYet = await findNotYet(material, draft.document.id)
  if (notYet === null) return null
  const holding = material.candidates.filter((one) => !isDraft(one.document.id))
  const near = holding[0] !== undefined && holding[0].score >= fit * FITS_TOO
  const rule = near ? await quoteSentences({ ...material, candidates: holding }) : null
  return [quoteSpan(material, notYet), ...(rule ?? [])]
}

/** What the draft lost in the ranking for being one. */
const draftLoss = (features: Readonly<Record<string, number>>, best: number): number =>
  -(features['validity'] ?? 0) * best

/** The sentence of a draft that says it is not in force, among the passages found. */
async function findNotYet(material: PartMaterial, id: string): Promise<BareSpan | null> {
  const document = await material.read(id)
  if (document === null) return null
  for (const candidate of material.part.retrieval.candidates) {
    if (candidate.document.id !== id) continue
    const { start, end } = candidate.chunk
    const found = splitSentences(document.text, start, end).find((span) => NOT_YET.test(span.text))
    if (found) return { ...found, document, candidate, said: found.text, row: null }
  }
  return null
}
