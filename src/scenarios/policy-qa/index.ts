import { randomUUID } from 'node:crypto'
import { maskQuestion } from '../../guardrails/pii/asked.ts'
import { contactsFor } from '../../rag/answer/contacts.ts'
import type { AnswerContext, Step } from '../../rag/answer/context.ts'
import { EvidenceBook } from '../../rag/answer/evidence.ts'
import { composeExtractive } from '../../rag/answer/extractive/index.ts'
import { generativeComposer } from '../../rag/answer/generative/index.ts'
import { runToEnd } from '../../rag/answer/run-to-end.ts'
import { checkOutput } from '../../rag/answer/steps/check-output.ts'
import { compose } from '../../rag/answer/steps/compose.ts'
import { contextualise } from '../../rag/answer/steps/contextualise.ts'
import { ground } from '../../rag/answer/steps/ground.ts'
import { judge } from '../../rag/answer/steps/judge.ts'
import { label } from '../../rag/answer/steps/label.ts'
import { retrieve } from '../../rag/answer/steps/retrieve.ts'
import { route } from '../../rag/answer/steps/route.ts'
import { screen } from '../../rag/answer/steps/screen.ts'
import type { AnswerRequest, StepTrace } from '../../rag/answer/types.ts'
import type { PolicyQaDeps } from './deps.ts'
import { toAnswer } from './answer.ts'
import type { LibraryView } from './documents.ts'
import { readDocuments } from './passages.ts'
import type { PolicyQa } from './types.ts'

export type { PolicyQa, SearchResult } from './types.ts'
export { createSearch } from './search.ts'
export { createLibraryView, type LibraryView } from './documents.ts'

export type { PolicyQaDeps } from './deps.ts'

/** Candidates of each part whose passages an answer may show. */
const SHOWN = 15

/** Policy questions over the library; step events only, and nothing is kept: whoever asked tells and keeps the answer. */
export function createPolicyQa(deps: PolicyQaDeps): Pick<PolicyQa, 'answer'> {
  return {
    async answer(request, options = {}) {
      const view = await deps.view()
      const trace: StepTrace[] = []
      const record = (step: StepTrace): void => {
        trace.push(step)
        options.onEvent?.({ type: 'step', step: step.step, ms: step.ms })
      }
      const started = startContext(deps, view, request)
      const result = await runToEnd(stepsFor(deps, view), started, options, deps.timeoutMs, record)
      const best = result.context.parts.flatMap((part) => part.retrieval.candidates.slice(0, SHOWN))
      return toAnswer(result, {
        request,
        view,
        texts: await readDocuments(best, view.read),
        trace,
        id: randomUUID(),
        askedAt: deps.clock.now().toISOString(),
        embedder: deps.embedder?.id ?? null,
        prompts: deps.chat === null ? {} : deps.chat.prompts.hashes(),
        contacts: (context) => contactsFor(context, deps.contacts),
      })
    },
  }
}

/** The pipeline, in the order it runs. */
function stepsFor(deps: PolicyQaDeps, view: LibraryView): Step[] {
  const extractive = async (context: AnswerContext, signal: AbortSignal) => ({
    draft: await composeExtractive(context, { read: view.read, embedder: deps.embedder }, signal),
  })
  const generative = deps.chat === null ? null : generativeComposer({ ...deps.chat, read: view.read })
  return [
    screen(deps.screens),
    contextualise,
    route(deps.retriever),
    retrieve(deps.retriever),
    judge,
    compose(extractive, generative),
    ground,
    checkOutput,
    label,
  ]
}

function startContext(deps: PolicyQaDeps, view: LibraryView, request: AnswerRequest): AnswerContext {
  return {
    request: {
      ...request,
      history: (request.history ?? []).map((turn) => ({
        ...turn,
        content: deps.normalise(maskQuestion(turn.content)),
      })),
    },
    asOf: request.asOf ?? deps.clock.today(),
    heldOn: request.asOf ?? deps.clock.today(),
    question: deps.normalise(maskQuestion(request.question)),
    time: null,
    carried: null,
    topic: new Set(),
    analysis: null,
    parts: [],
    unanswered: [],
    evidence: new EvidenceBook(),
    draft: null,
    citations: [],
    text: '',
    notices: [],
    dropped: [],
    status: 'answered',
    validity: view.validity,
    documents: view.documents,
  }
}
