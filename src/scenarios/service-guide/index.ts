import { runToEnd } from '../../rag/answer/run-to-end.ts'
import { readable, startContext } from '../../rag/answer/start-context.ts'
import { checkOutput } from '../../rag/answer/steps/check-output.ts'
import { label } from '../../rag/answer/steps/label.ts'
import { screen } from '../../rag/answer/steps/screen.ts'
import type { Contact } from '../../rag/answer/types.ts'
import { toGuideAnswer } from './answer.ts'
import { considerQuestion } from './consider.ts'
import { requireKnownDistrict } from './converse.ts'
import type { ServiceGuideDeps } from './deps.ts'
import { createKnowledge } from './knowledge.ts'
import { composeFields, groundFields, understand, type GuideRun } from './steps.ts'
import { suggestItems } from './suggest.ts'
import type { GuideMatch, ServiceGuide } from './types.ts'

export type { ServiceGuideDeps } from './deps.ts'
export type { ConsideredQuestion, GuideMatch, ServiceGuide } from './types.ts'
export { HEADING as OVERVIEW_HEADING } from './compose/overview.ts'
export { isBareErrand } from './understand/talk/bare-errand.ts'
export { asksOwnCase } from './understand/person/own-case.ts'
export { GUIDE_KIND } from './guide/build-guide.ts'
export { GuideSchema } from './guide/schema.ts'
export { loadServiceItems } from './import/index.ts'
export { createRecogniser, type RecognisedQuestion } from './recognise-question.ts'

const NO_MATCH: GuideMatch = {
  kind: 'none',
  score: 0,
  named: false,
  carried: false,
  aspects: [],
  asks: false,
  printed: false,
  beside: 0,
  picked: false,
  ofThing: false,
  otherCity: null,
  updatedAt: null,
}

/** Service items: what to bring, how long, where, how much — from the fields of one guide, each cited. */
export function createServiceGuide(deps: ServiceGuideDeps): ServiceGuide {
  const knowledgeOf = createKnowledge(deps)
  return {
    async consider(request) {
      requireKnownDistrict(request, deps)
      const view = await deps.view()
      const knowledge = await knowledgeOf(view.revision)
      if (knowledge.catalogue.entries.length === 0) return { now: NO_MATCH, before: null, spoke: null }
      return considerQuestion(request, knowledge, view, deps)
    },
    async suggest(question) {
      const view = await deps.view()
      const knowledge = await knowledgeOf(view.revision)
      return suggestItems(question, knowledge, view, deps)
    },
    async answer(request, options = {}) {
      const view = await deps.view()
      const knowledge = await knowledgeOf(view.revision)
      const run: GuideRun = { state: null, guide: null, status: null }
      const steps = [
        screen(deps.screens),
        understand(run, knowledge, view, deps),
        composeFields(run, knowledge, view, deps),
        groundFields(run),
        checkOutput,
        label,
      ]
      const started = startContext(
        request,
        readable(request.question, deps),
        request.asOf ?? deps.clock.today(),
        view,
        knowledge.catalogue.spoken,
      )
      const result = await runToEnd(steps, started, options, deps.timeoutMs)
      return toGuideAnswer(result, {
        revision: view.revision,
        askedAt: deps.clock.now().toISOString(),
        embedder: deps.embedder?.id ?? null,
        contacts: contactsOf(run, deps),
        candidates: run.state?.candidates ?? [],
        guide: run.guide,
        status: run.status,
      })
    },
  }
}

/** The item's own desk first, then the hotline. */
function contactsOf({ state }: GuideRun, { hotline }: ServiceGuideDeps): Contact[] {
  if (state?.choice.kind !== 'one') return [hotline]
  const { department, phones, name } = state.choice.entry.item
  const desk = phones?.consult === undefined ? [] : [{ name: department ?? name, phone: phones.consult }]
  return [...desk, hotline]
}
