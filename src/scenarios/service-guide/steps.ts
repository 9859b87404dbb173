import type { AnswerContext, Step } from '../../rag/answer/context.ts'
import { findUngrounded } from '../../rag/answer/grounding.ts'
import type { AnswerStatus } from '../../rag/answer/status.ts'
import type { StoredDocument } from '../../store/ports.ts'
import type { LibraryView } from '../../rag/library-view.ts'
import { askWhichItem, elsewhere, NO_ITEM, OWN_CASE, WHICH_ERRAND } from './clarify.ts'
import { composeGuide } from './compose/index.ts'
import { mergeCitations } from './compose/merge-citations.ts'
import { GuideWriter } from './compose/writer.ts'
import { meaningOf, recall } from './converse.ts'
import type { ServiceGuideDeps } from './deps.ts'
import { isBareErrand } from './understand/talk/bare-errand.ts'
import { advance } from './understand/talk/dialogue.ts'
import type { DialogueState } from './understand/talk/dialogue-state.ts'
import type { Knowledge } from './understand/knowledge.ts'
import { matchFaq, papersAsked } from './understand/aspect/faq.ts'
import { asksOwnCase } from './understand/person/own-case.ts'
import { settleByFaq } from './settle-by-faq.ts'
import { wordsOfThing } from './understand/item/subject.ts'
import { otherCity } from './understand/person/other-city.ts'

/** What the steps of one run find out; each is written once. */
export interface GuideRun {
  state: DialogueState | null
  guide: StoredDocument | null
  status: AnswerStatus | null
}

/** Find out which item, what about it, for whom and where; stop where that is not clear. */
export function understand(
  run: GuideRun,
  knowledge: Knowledge,
  view: LibraryView,
  deps: ServiceGuideDeps,
): Step {
  return {
    name: 'understand',
    async run(context, signal) {
      const { request, question } = context
      const city = otherCity(question, view.regions)
      if (city !== null) return { stop: elsewhere(city), trace: { note: `别的城市：${city}` } }
      if (asksOwnCase(question)) {
        run.state = advance(recall(request, knowledge, deps), question, knowledge)
        return { stop: OWN_CASE, trace: { note: '问的是自己的办件' } }
      }
      const meaning = await meaningOf(question, knowledge, deps, signal)
      const reached = advance(recall(request, knowledge, deps), question, knowledge, meaning)
      const state = await settleByFaq(reached, question, knowledge, deps, signal)
      run.state = state
      if (state.choice.kind === 'none' && isBareErrand(question))
        return { stop: WHICH_ERRAND, trace: { note: '没有说要办什么' } }
      if (state.choice.kind === 'none') return { stop: NO_ITEM, trace: { note: '没有相符的事项' } }
      if (state.choice.kind === 'several')
        return { stop: askWhichItem(state.choice.entries), trace: { note: '几个事项相近' } }
      return { next: context, trace: { note: noteOf(state) } }
    },
  }
}

function noteOf({ choice, aspects, district, caseName, carried }: DialogueState): string {
  const name = choice.kind === 'one' ? choice.entry.item.name : ''
  const parts = [carried ? `承接上文：${name}` : name, aspects.join(' '), caseName, district]
  return parts.filter(Boolean).join('；')
}

/** Answer from the fields of the item's guide. */
export function composeFields(
  run: GuideRun,
  knowledge: Knowledge,
  view: LibraryView,
  deps: ServiceGuideDeps,
): Step {
  return {
    name: 'compose',
    async run(context, signal) {
      const { choice, aspects, district, caseName, eligibility, carried } = run.state!
      if (choice.kind !== 'one') return { stop: NO_ITEM }
      const summary = view.documents.get(choice.entry.id)
      const guide = await view.read(choice.entry.id)
      if (summary === undefined || guide === null) return { stop: NO_ITEM }
      run.guide = guide
      const { item } = choice.entry
      const found = await matchFaq(item, context.question, knowledge.catalogue, deps.embedder, signal)
      // Whether something may be done is often printed in other words.
      const asksField = aspects.some((aspect) => aspect !== 'conditions')
      const faq = found !== null && (found.same || (!asksField && found.like)) ? found.index : null
      const situation = {
        item,
        question: context.question,
        district,
        caseName,
        eligibility,
        things:
          carried && aspects.length === 0 ? wordsOfThing(choice.entry, context.question, knowledge) : [],
        papers: papersAsked(item, context.question),
        districts: deps.districts,
      }
      const writer = new GuideWriter(guide, summary, context.evidence)
      const { draft, status } = composeGuide(situation, aspects, faq, writer)
      run.status = status
      const note = faq === null ? status : `${status}；常见问题`
      return { next: { ...context, draft } satisfies AnswerContext, trace: { note } }
    },
  }
}

/** Drop every sentence that its fields do not bear; a guide that bears none has nothing to say. */
export const groundFields = (run: GuideRun): Step => ({
  name: 'ground',
  run(context) {
    const draft = context.draft!
    const judged = draft.sentences.map((sentence) => ({
      sentence,
      reason: findUngrounded(sentence, context.evidence),
    }))
    const dropped = judged.flatMap(({ sentence, reason }) =>
      reason === null ? [] : [{ sentence: sentence.text, reason }],
    )
    const grounded = judged.filter(({ reason }) => reason === null).map(({ sentence }) => sentence)
    const summary = run.guide === null ? undefined : context.documents.get(run.guide.id)
    const sentences =
      run.guide === null || summary === undefined
        ? grounded
        : mergeCitations(grounded, context.evidence, run.guide, summary)
    const next = { ...context, draft: { ...draft, sentences }, dropped: [...context.dropped, ...dropped] }
    const trace = { note: dropped.length === 0 ? '全部有据' : `舍去 ${dropped.length} 句` }
    return sentences.length > 0 ? { next, trace } : { next, trace, stop: NO_ITEM }
  },
})
