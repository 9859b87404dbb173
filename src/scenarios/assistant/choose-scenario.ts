import { statusFamily } from '../../rag/answer/status.ts'
import type { Answer, AnswerOptions, AnswerRequest } from '../../rag/answer/types.ts'
import type { PolicyQa } from '../policy-qa/index.ts'
import type { ConsideredQuestion, ServiceGuide } from '../service-guide/index.ts'
import { answerBesideGuide } from './answer-parts.ts'
import { saysAgain } from './ask-of-source.ts'
import { joinAnswers } from './join-answers.ts'
import { asksOneThing, isOtherMatter, strays, tellsWhole } from './of-item.ts'
import { asksOfNow, routeQuestion } from './route-question.ts'
import { isOfConversation } from './spoken-of.ts'

/** The two scenarios, and search over what both of them know. */
interface Scenarios {
  policyQa: Pick<PolicyQa, 'answer'>
  serviceGuide: ServiceGuide
  search: PolicyQa['search']
}

/** Answers a question by the scenario it is meant for, and by the other where that one has nothing of it. */
export function createChoice({ policyQa, serviceGuide, search }: Scenarios) {
  return async (request: AnswerRequest, options: AnswerOptions): Promise<Answer> => {
    const considered = await serviceGuide.consider(request)
    const { first, fallback } = routeQuestion(request, considered)
    const answer = await (first === 'guide' ? guideFirst : policyFirst)(
      request,
      considered,
      fallback,
      options,
    )
    return withItems(answer, request, serviceGuide)
  }

  async function guideFirst(
    request: AnswerRequest,
    { now }: ConsideredQuestion,
    fallback: boolean,
    options: AnswerOptions,
  ): Promise<Answer> {
    const answer = await serviceGuide.answer(request, options)
    // Who asks for a field by its name is told it again.
    if (saysAgain(answer, request.history) && !(now.asks && now.aspects.length > 0 && now.beside === 0))
      return elsewhere(answer, request, options)
    if (tellsWhole(answer) && asksOneThing(request.question, now)) {
      const rule = await policyQa.answer(request, options)
      if (statusFamily(rule.status) === 'answered' && !strays(rule, now)) return rule
      if (isOtherMatter(request.question, now) && hasNoAnswer(rule)) return rule
    }
    if (statusFamily(answer.status) === 'answered')
      return joinAnswers(
        answer,
        await answerBesideGuide(request, now.aspects, { policyQa, serviceGuide }, options),
      )
    if (!fallback || !hasNoAnswer(answer)) return answer
    return answeredOr(await policyQa.answer(request, options), answer)
  }

  async function policyFirst(
    request: AnswerRequest,
    { now, spoke }: ConsideredQuestion,
    fallback: boolean,
    options: AnswerOptions,
  ): Promise<Answer> {
    const answer = await policyQa.answer(request, options)
    const byGuide = () => serviceGuide.answer(request, options)
    if (asksOfNow(request, now) && strays(answer, now)) return answeredOr(await byGuide(), answer)
    if (!hasNoAnswer(answer)) return answer
    if (fallback) return answeredOr(await byGuide(), answer)
    if (spoke !== 'guide' || !now.carried) return answer
    // The guide that spoke last may speak of the thing asked about; the whole of it does not.
    const own = await byGuide()
    return tellsWhole(own) || saysAgain(own, request.history) ? answer : answeredOr(own, answer)
  }

  /** A guide that says again what it said has nothing of what is asked now: a policy on what is spoken of may. */
  async function elsewhere(said: Answer, request: AnswerRequest, options: AnswerOptions): Promise<Answer> {
    const other = await policyQa.answer(request, options)
    if (statusFamily(other.status) !== 'answered') return said
    return (await isOfConversation(other, request, search)) ? other : said
  }
}

/** A refusal of a first question offers the items that it may be meant for. */
async function withItems(
  answer: Answer,
  { question, history = [] }: AnswerRequest,
  { suggest }: Pick<ServiceGuide, 'suggest'>,
): Promise<Answer> {
  if (answer.status !== 'unanswerable_no_evidence' || history.length > 0) return answer
  const names = await suggest(question)
  if (names.length === 0) return answer
  const offer = `办事指南里有相近的事项：${names.join('、')}。说出事项的名称，就能查材料、地点和时限。`
  return { ...answer, answer: `${answer.answer}${offer}` }
}

const answeredOr = (answer: Answer, other: Answer): Answer =>
  statusFamily(answer.status) === 'answered' ? answer : other

/** Only what was not found makes room for the other scenario; what was stopped or asked back stands. */
const hasNoAnswer = ({ status }: Answer): boolean =>
  statusFamily(status) === 'unanswerable' && status !== 'unanswerable_chitchat'
