import { splitQuestions } from '../../rag/answer/plan.ts'
import type { AnswerOptions, AnswerRequest } from '../../rag/answer/types.ts'
import type { PolicyQa } from '../policy-qa/index.ts'
import type { GuideMatch, ServiceGuide } from '../service-guide/index.ts'
import type { PartAnswer } from './join-answers.ts'
import { routeQuestion } from './route-question.ts'

/** Questions in one that are answered apart. */
const MOST_PARTS = 3

/** The parts of a question that ask for nothing `told` by the guide that answered the whole, each answered where it belongs. */
export async function answerBesideGuide(
  request: AnswerRequest,
  told: GuideMatch['aspects'],
  { policyQa, serviceGuide }: { policyQa: Pick<PolicyQa, 'answer'>; serviceGuide: ServiceGuide },
  options: AnswerOptions,
): Promise<PartAnswer[]> {
  const questions = splitQuestions(request.question)
  if (questions.length < 2 || questions.length > MOST_PARTS) return []
  const parts: PartAnswer[] = []
  for (const [at, question] of questions.entries()) {
    const before = at === 0 ? [] : [{ role: 'user' as const, content: questions[0]! }]
    const part = { ...request, question, history: [...(request.history ?? []), ...before] }
    const considered = await serviceGuide.consider(part)
    const { first } = routeQuestion(part, considered)
    const { asks, aspects, beside } = considered.now
    const isTold = first === 'guide' && asks && aspects.every((aspect) => told.includes(aspect))
    // A part that names nothing else asks of the fields that were told.
    if (isTold || (first === 'policy' && beside === 0)) continue
    parts.push({
      question,
      answer: await { policy: policyQa, guide: serviceGuide }[first].answer(part, options),
    })
  }
  return parts
}
