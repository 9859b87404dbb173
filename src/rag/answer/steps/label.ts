import type { DocumentSummary } from '../../../store/ports.ts'
import { citeSentences } from '../cite.ts'
import type { AnswerContext, Step } from '../context.ts'
import { otherYearNotice, timeNotices, unansweredNotices } from '../notices.ts'

/** Number the citations, and say what a reader must know of the sources: drafts, repealed texts, a place not named. */
export const label: Step = {
  name: 'label',
  run(context) {
    const draft = context.draft!
    const { text, citations } = citeSentences(
      draft.sentences,
      context.evidence,
      context.validity,
      context.asOf,
    )
    const notices = [
      ...context.notices,
      ...sourceNotices(
        citations.map((citation) => citation.doc_id),
        context,
      ),
    ]
    const whole = draft.completeness === 'full' && context.unanswered.length === 0
    const status = whole ? 'answered' : 'answered_partial'
    return { next: { ...context, text, citations, notices, status } }
  },
}

function sourceNotices(docIds: readonly string[], context: AnswerContext): string[] {
  const notices = [...new Set(docIds)].flatMap((id) => {
    const document = context.documents.get(id)
    if (document === undefined) return []
    return context.time === null
      ? standingNotice(document, context)
      : timeNotices(document, context.time, context)
  })
  return [...notices, ...unansweredNotices(context), ...placeNotice(docIds, context)]
}

/** How a cited document stands today, when that is worth knowing. */
function standingNotice(document: DocumentSummary, context: AnswerContext): string[] {
  const name = document.title === null ? '所引文件' : `《${document.title}》`
  const { label: validity, replacedBy } = context.validity(document.id, context.asOf)
  const successor = replacedBy?.title ? `，现行文件为《${replacedBy.title}》` : ''
  switch (validity) {
    case '征求意见稿':
      return [`${name}是征求意见稿，正式内容以印发文件为准。`]
    case '已废止':
      return [`${name}已废止${successor}。`]
    case '已修订':
      return [`${name}已有修订，请以修订后的条款为准。`]
    case '已过有效期':
      return [`${name}有效期至 ${document.effectiveTo}，已过有效期。`]
    case '尚未施行':
      return [`${name}自 ${document.effectiveFrom} 起施行，目前尚未施行。`]
    case '规划期已满':
      return [`${name}的规划期为 ${document.period!.from}—${document.period!.to} 年，已经届满。`]
    default:
      return otherYearNotice(document, context)
  }
}

/** A question that names no city is answered for the one city found, and says which. */
function placeNotice(docIds: readonly string[], context: AnswerContext): string[] {
  if ((context.analysis?.places.length ?? 0) > 0) return []
  const regions = new Set([...context.documents.values()].flatMap((document) => document.region ?? []))
  const cited = new Set(docIds.flatMap((id) => context.documents.get(id)?.region ?? []))
  return regions.size > 1 && cited.size === 1 ? [`依据${[...cited][0]}的文件作答。`] : []
}
