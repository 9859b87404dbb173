import { citeSentences } from '../cite.ts'
import type { AnswerContext, Step } from '../context.ts'
import { placeNotice, standingNotice, timeNotices, unansweredNotices } from '../notices.ts'

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
