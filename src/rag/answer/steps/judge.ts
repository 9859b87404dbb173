import { coverageOf } from '../../retrieve/features.ts'
import type { Candidate } from '../../retrieve/types.ts'
import type { AnswerContext, QuestionPart, Step } from '../context.ts'

/**
 * Thresholds chosen on the development questions: evidence is enough when the best passages hold this share of the
 * question's information, or less of it but are close in meaning.
 */
const ENOUGH_COVERAGE = 0.5
const SOME_COVERAGE = 0.28
const CLOSE_IN_MEANING = 0.6
const LOOKED_AT = 5

const MONEY = /\d[\d.,]*\s*(?:万|亿)?元|\d+(?:\.\d+)?%|补贴|补助|奖励|资助|免费|不收费|费用|标准/
const ANNEX_ASKED = /附件|附表/

/** Stop when what was found does not answer: nothing near, an amount nobody states, an annex the file does not contain. */
export const judge: Step = {
  name: 'judge',
  run(context) {
    const parts = context.parts.filter((part) => isEnough(part) && statesWhatIsAsked(part))
    const lacksAnnex = ANNEX_ASKED.test(context.question) && !hasAnnex(context)
    if (parts.length === 0 || lacksAnnex) {
      return {
        stop: { status: 'unanswerable_no_evidence', text: refusalText(context, lacksAnnex) },
        trace: { note: '依据不足' },
      }
    }
    return {
      next: { ...context, parts },
      trace: { note: `${parts.length}/${context.parts.length} 部分有依据` },
    }
  },
}

function isEnough(part: QuestionPart): boolean {
  const best = part.retrieval.candidates.slice(0, LOOKED_AT)
  const coverage = coverageOf(
    part.analysis,
    best.map((candidate) => candidate.chunk.indexText).join('\n'),
    part.retrieval.idf,
  )
  const single = Math.max(0, ...best.map((candidate) => candidate.features['coverage'] ?? 0))
  const meaning = Math.max(0, ...best.map((candidate) => candidate.dense ?? 0))
  if (single >= ENOUGH_COVERAGE || coverage >= ENOUGH_COVERAGE + 0.2) return true
  return single >= SOME_COVERAGE && meaning >= CLOSE_IN_MEANING
}

/** A question for an amount is not answered by a passage that states none. */
function statesWhatIsAsked(part: QuestionPart): boolean {
  const { facets } = part.analysis
  if (!facets.has('money') || !facets.has('quantity')) return true
  return part.retrieval.candidates.slice(0, LOOKED_AT).some((candidate) => statesMoney(candidate))
}

const statesMoney = (candidate: Candidate): boolean =>
  /\d/.test(candidate.chunk.text) && MONEY.test(candidate.chunk.text)

/** Whether the documents in question contain their annex, and not its name only. */
function hasAnnex(context: AnswerContext): boolean {
  return context.parts.some((part) =>
    part.retrieval.candidates.slice(0, LOOKED_AT).some(({ chunk }) => /^(annex|t\d)/.test(chunk.anchor)),
  )
}

function refusalText(context: AnswerContext, lacksAnnex: boolean): string {
  const words = [...new Set(context.parts.flatMap((part) => part.analysis.words))].slice(0, 6).join('、')
  const looked = words === '' ? '' : `已按“${words}”在 ${context.documents.size} 份文件中查找。`
  const nearest = context.parts[0]?.retrieval.candidates[0]?.document
  const name = nearest?.title ? `最接近的文件是《${nearest.title}》，但其中没有写明。` : ''
  return lacksAnnex
    ? `政策库收录的文件只列出了附件的名称，没有附件内容，查不到您问的信息。`
    : `政策库中没有查到可以回答这个问题的内容。${looked}${name}`
}
