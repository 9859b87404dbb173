import { emitAnswer } from '../../rag/answer/emit-answer.ts'
import { statusFamily } from '../../rag/answer/status.ts'
import type { Answer, AnswerOptions, AnswerRequest } from '../../rag/answer/types.ts'
import type { AnswerStore } from '../../store/ports.ts'
import type { PolicyQa } from '../policy-qa/index.ts'
import type { ServiceGuide } from '../service-guide/index.ts'
import { routeQuestion } from './route-question.ts'

/** What the assistant is made of. Neither scenario keeps its answers: only the one that is given is kept. */
export interface AssistantDeps {
  policyQa: PolicyQa
  serviceGuide: ServiceGuide
  /** Search over everything, guides included. */
  search: PolicyQa['search']
  /** Null in evaluations: nothing is kept. */
  answers: AnswerStore | null
}

/** One door for every question: policies or guides, whichever the question is meant for. */
export function createAssistant({ policyQa, serviceGuide, search, answers }: AssistantDeps): PolicyQa {
  return {
    search,
    async answer(request, options = {}) {
      const answer = await choose(request, quiet(options))
      emitAnswer(answer, options)
      await answers?.saveAnswer({
        ...{ id: answer.id, conversationId: answer.conversation_id, askedAt: answer.asked_at },
        ...{ question: answer.question, status: answer.status, answer },
      })
      return answer
    },
  }

  async function choose(request: AnswerRequest, options: AnswerOptions): Promise<Answer> {
    const considered = await serviceGuide.consider(request)
    const { first, fallback } = routeQuestion(request, considered)
    const scenarios = { policy: policyQa, guide: serviceGuide }
    const answer = await scenarios[first].answer(request, options)
    if (!fallback || !hasNoAnswer(answer)) return answer
    const other = await scenarios[first === 'policy' ? 'guide' : 'policy'].answer(request, options)
    return statusFamily(other.status) === 'answered' ? other : answer
  }
}

/** Only what was not found makes room for the other scenario; what was stopped or asked back stands. */
const hasNoAnswer = ({ status }: Answer): boolean =>
  statusFamily(status) === 'unanswerable' && status !== 'unanswerable_chitchat'

/** Steps are told as they happen; what is said only when it is known which answer is given. */
function quiet({ onEvent, ...options }: AnswerOptions): AnswerOptions {
  if (!onEvent) return options
  return { ...options, onEvent: (event) => void (event.type === 'step' && onEvent(event)) }
}
