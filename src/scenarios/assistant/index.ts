import { statusFamily } from '../../rag/answer/status.ts'
import type { Answer, AnswerOptions, AnswerRequest } from '../../rag/answer/types.ts'
import type { FindNearest } from '../../rag/nearest/index.ts'
import type { Clock } from '../../shared/clock.ts'
import type { AnswerStore } from '../../store/ports.ts'
import type { PolicyQa } from '../policy-qa/index.ts'
import type { ServiceGuide } from '../service-guide/index.ts'
import { withEarlierTurns } from './earlier-turns.ts'
import { askedOfSource, askStanding, requestBefore, withSource } from './ask-of-source.ts'
import { createChoice } from './choose-scenario.ts'
import { emitAnswer } from './emit-answer.ts'

/** What the assistant is made of. Neither scenario tells or keeps its answers: only the one that is given is. */
export interface AssistantDeps {
  policyQa: Pick<PolicyQa, 'answer'>
  serviceGuide: ServiceGuide
  /** Search over everything, guides included. */
  search: PolicyQa['search']
  nearest: FindNearest
  /** Null in evaluations: nothing is kept. */
  answers: AnswerStore | null
  clock: Clock
}

/** What answers whatever is asked, and searches everything: the only way in for CLI, API and evaluation. */
export interface Assistant extends PolicyQa {
  /** What comes nearest in the library where an answer was none, or not the right one. */
  nearest: FindNearest
}

/** One door for every question: policies or guides, whichever the question is meant for. */
export function createAssistant({
  policyQa,
  serviceGuide,
  search,
  nearest,
  answers,
  clock,
}: AssistantDeps): Assistant {
  const chooseScenario = createChoice({ policyQa, serviceGuide, search })
  return {
    search,
    nearest,
    async answer(request, options = {}) {
      const answer = await choose(await withEarlierTurns(request, { answers, clock }), options)
      const { id, conversation_id: conversationId, asked_at: askedAt, question, status } = answer
      // Who was told an answer may judge it or ask why at once: it must be there by then.
      await answers?.saveAnswer({ id, conversationId, askedAt, question, status, answer })
      emitAnswer(answer, options)
      return answer
    },
  }

  /** What asks of the rule behind the answer before is asked of that answer. */
  async function choose(request: AnswerRequest, options: AnswerOptions): Promise<Answer> {
    const asked = askedOfSource(request.question)
    const earlier = asked === null ? null : requestBefore(request)
    if (earlier === null) return chooseScenario(request, options)
    const before = await chooseScenario(earlier, options)
    if (statusFamily(before.status) !== 'answered' || before.citations.length === 0)
      return chooseScenario(request, options)
    if (asked === 'place') return { ...withSource(before), question: request.question }
    const standing = askStanding(request, before)
    const answer = standing === null ? null : await policyQa.answer(standing, options)
    return answer !== null && statusFamily(answer.status) === 'answered'
      ? { ...answer, question: request.question }
      : chooseScenario(request, options)
  }
}
