import type { AnswerContext, Step } from '../../rag/answer/context.ts'
import { composeExtractive } from '../../rag/answer/extractive/index.ts'
import { generativeComposer } from '../../rag/answer/generative/index.ts'
import { runToEnd } from '../../rag/answer/run-to-end.ts'
import { readable, startContext } from '../../rag/answer/start-context.ts'
import { checkOutput } from '../../rag/answer/steps/check-output.ts'
import { compose } from '../../rag/answer/steps/compose.ts'
import { contextualise } from '../../rag/answer/steps/contextualise.ts'
import { ground } from '../../rag/answer/steps/ground.ts'
import { judge } from '../../rag/answer/steps/judge.ts'
import { label } from '../../rag/answer/steps/label.ts'
import { retrieve } from '../../rag/answer/steps/retrieve.ts'
import { route } from '../../rag/answer/steps/route.ts'
import { screen } from '../../rag/answer/steps/screen.ts'
import type { HistoryTurn } from '../../rag/answer/types.ts'
import type { PolicyQaDeps } from './deps.ts'
import { toPolicyAnswer } from './answer.ts'
import type { LibraryView } from '../../rag/library-view.ts'
import type { PolicyQa } from './types.ts'

export type { PolicyQa, SearchResult } from './types.ts'
export { createSearch } from './search.ts'
export type { PolicyQaDeps } from './deps.ts'

/** Policy questions over the library; step events only, and nothing is kept: whoever asked tells and keeps the answer. */
export function createPolicyQa(deps: PolicyQaDeps): Pick<PolicyQa, 'answer'> {
  return {
    async answer(request, options = {}) {
      const view = await deps.view()
      const started = startContext(
        { ...request, history: (request.history ?? []).map((turn) => readTurn(turn, deps)) },
        readable(request.question, deps),
        request.asOf ?? deps.clock.today(),
        view,
      )
      const run = await runToEnd(stepsFor(deps, view), started, options, deps.timeoutMs)
      return toPolicyAnswer(run, view, deps)
    },
  }
}

const readTurn = (turn: HistoryTurn, deps: PolicyQaDeps): HistoryTurn => ({
  ...turn,
  content: readable(turn.content, deps),
})

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
