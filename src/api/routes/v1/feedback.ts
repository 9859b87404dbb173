import { Type } from 'typebox'
import { maskQuestion } from '../../../guardrails/pii/asked.ts'
import type { ApiContext, App } from '../../instance.ts'
import { FeedbackBody } from '../../schemas/answer.ts'
import { IdParams, problems } from '../../schemas/common.ts'
import { requireAnswer } from './answers.ts'

/** 有用 or 有误, kept with the answer it judges. */
export function registerFeedback(app: App, { services }: ApiContext): void {
  app.post(
    '/answers/:id/feedback',
    {
      schema: {
        tags: ['问答'],
        summary: '评价一个答案',
        params: IdParams,
        body: FeedbackBody,
        response: {
          201: Type.Object({ verdict: Type.String(), at: Type.String() }, { description: '已记录' }),
          ...problems(400, 404, 429),
        },
      },
    },
    async (request, reply) => {
      const answerId = request.params.id
      await requireAnswer(services.answers, answerId)
      const { verdict } = request.body
      const comment = maskQuestion(request.body.comment?.trim() ?? '') || null
      const at = services.clock.now().toISOString()
      await services.answers.saveFeedback({ answerId, verdict, comment, at })
      return reply.code(201).send({ verdict, at })
    },
  )
}
