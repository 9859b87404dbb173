import type { ApiContext, App } from '../../instance.ts'
import { actorOf, personBehind, requireAccount } from '../../plugins/session.ts'
import { IdParams, json, problems, security } from '../../schemas/common.ts'
import {
  CaseListQuery,
  CaseListSchema,
  CaseSchema,
  RetrainingSchema,
  RetrainingsSchema,
  ReviewBody,
} from '../../schemas/learning.ts'
import { snakeKeys } from '../../views/snake-keys.ts'

const tags = ['未诉先办']

/** What people's decisions teach: cases to consent to, and trainings with their scores. Supervisors only. */
export function registerLearning(app: App, context: ApiContext): void {
  const { learning } = context.services.desk
  const onRequest = requireAccount(context, 'supervisor')

  app.get(
    '/learning/cases',
    {
      onRequest,
      schema: {
        tags,
        security,
        summary: '可供学习的案例',
        querystring: CaseListQuery,
        response: { 200: json('一页案例', CaseListSchema), ...problems(400, 401, 403, 429) },
      },
    },
    async (request) => snakeKeys(await learning.cases(request.query, actorOf(request))),
  )

  app.post(
    '/learning/cases/:id/review',
    {
      onRequest,
      schema: {
        tags,
        security,
        summary: '同意或不同意用于学习；自己的决定须由别人审核',
        params: IdParams,
        body: ReviewBody,
        response: { 200: json('案例', CaseSchema), ...problems(400, 401, 403, 404, 409, 415, 429) },
      },
    },
    async (request) => {
      const actor = personBehind(request)
      return snakeKeys(await learning.review(request.params.id, { ...request.body, actor }))
    },
  )

  registerTrainings(app, context)
}

function registerTrainings(app: App, context: ApiContext): void {
  const { learning } = context.services.desk
  const onRequest = requireAccount(context, 'supervisor')

  app.get(
    '/learning/retrainings',
    {
      onRequest,
      schema: {
        tags,
        security,
        summary: '历次训练和前后成绩',
        response: { 200: json('训练', RetrainingsSchema), ...problems(401, 403, 429) },
      },
    },
    async (request) => ({ items: snakeKeys(await learning.retrainings(actorOf(request))) }),
  )

  app.post(
    '/learning/retrainings',
    {
      onRequest,
      schema: {
        tags,
        security,
        summary: '用已采纳的案例训练；在留出部分不变差才启用',
        response: { 201: json('训练', RetrainingSchema), ...problems(400, 401, 403, 409, 429, 503) },
      },
    },
    async (request, reply) => reply.code(201).send(snakeKeys(await learning.retrain(personBehind(request)))),
  )
}
