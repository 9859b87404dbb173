import { withoutLabels } from '../../../guardrails/pii/asked.ts'
import { findSubjects } from '../../lexicon/subjects.ts'
import type { AnswerContext, QuestionPart, Step } from '../context.ts'
import { ENOUGH, sufficiencyOf } from '../sufficiency.ts'

const LOOKED_AT = 5
/** Passages that may mention what the question is about. */
const SUBJECT_PASSAGES = 12

const ANNEX_ASKED = /附件|附表/

/** Stop when what was found does not answer: nothing near, a year nobody speaks of, an annex the file does not contain. */
export const judge: Step = {
  name: 'judge',
  run(context) {
    const parts = context.parts.filter(
      (part) =>
        sufficiencyOf(part.retrieval) >= ENOUGH &&
        speaksOfYears(part) &&
        speaksOfSubjects(part, context.question),
    )
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

/** A question about a year is not answered by passages and documents that never mention it. */
function speaksOfYears({ analysis, retrieval }: QuestionPart): boolean {
  if (analysis.years.length === 0) return true
  return retrieval.candidates
    .slice(0, LOOKED_AT)
    .some(({ chunk, document }) =>
      analysis.years.some(
        (year) =>
          chunk.indexText.includes(year) ||
          [document.writtenAt, document.publishedAt, document.effectiveFrom].some((date) =>
            date?.startsWith(year),
          ) ||
          (document.period !== null &&
            document.period.from <= Number(year) &&
            Number(year) <= document.period.to),
      ),
    )
}

/** A question about a thing that no passage found mentions is about something the library does not rule. */
function speaksOfSubjects({ analysis, retrieval }: QuestionPart, question: string): boolean {
  const found = retrieval.candidates
    .slice(0, SUBJECT_PASSAGES)
    .map(({ chunk, document }) => `${document.title ?? ''}${chunk.indexText}`.toLowerCase())
  return findSubjects(withoutLabels(question))
    .filter((subject) => !analysis.synonyms.has(subject))
    .every((subject) => found.some((text) => text.includes(subject)))
}

/** Whether the documents in question contain their annex, and not its name only. */
function hasAnnex(context: AnswerContext): boolean {
  return context.parts.some((part) =>
    part.retrieval.candidates.slice(0, LOOKED_AT).some(({ chunk }) => /^(annex|t\d)/.test(chunk.anchor)),
  )
}

function refusalText(context: AnswerContext, lacksAnnex: boolean): string {
  if (lacksAnnex) return '政策库收录的文件只列出了附件的名称，没有附件内容，查不到您问的信息。'
  const words = [...new Set(context.parts.flatMap((part) => part.analysis.words))].slice(0, 6).join('、')
  const looked = words === '' ? '' : `已按“${words}”在全部文件中查找。`
  const nearest = context.parts[0]?.retrieval.candidates[0]?.document
  const name = nearest?.title ? `最接近的文件是《${nearest.title}》，但其中没有写明。` : ''
  return `政策库中没有查到可以回答这个问题的内容。${looked}${name}`
}
