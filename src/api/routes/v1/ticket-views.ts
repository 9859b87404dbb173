import { Type } from 'typebox'
import type { ActionPayloads } from '../../../scenarios/hotline/desk/types.ts'
import type { ApiContext, App } from '../../instance.ts'
import { actorOf, personBehind, requireAccount } from '../../plugins/session.ts'
import { IdParams, json, problems, security } from '../../schemas/common.ts'
import { DraftBody, RevealBody, RevealedSchema, RevealLogSchema, SimilarSchema } from '../../schemas/desk.ts'
import { OrderSchema } from '../../schemas/order.ts'
import { camelKeys, snakeKeys } from '../../views/snake-keys.ts'

const tags = ['工单']

/** What a ticket is seen with: its order as it would go out, tickets like it, and personal data for a reason. */
export function registerTicketViews(app: App, context: ApiContext): void {
  registerDraft(app, context)
  registerSimilar(app, context)
  registerReveals(app, context)
}

function registerDraft(app: App, context: ApiContext): void {
  const { desk } = context.services
  const onRequest = requireAccount(context)
  app.post(
    '/tickets/:id/draft',
    {
      onRequest,
      schema: {
        tags,
        security,
        summary: '按现在的要素和所选单位起草派单；不保存',
        params: IdParams,
        body: DraftBody,
        response: { 200: json('派单草稿', OrderSchema), ...problems(400, 401, 403, 404, 422, 429, 503) },
      },
    },
    async (request) => {
      const choice = camelKeys<Partial<ActionPayloads['dispatch']> & { generative?: boolean }>(request.body)
      return snakeKeys(await desk.draft(request.params.id, actorOf(request), choice))
    },
  )
}

function registerSimilar(app: App, context: ApiContext): void {
  const { desk } = context.services
  const onRequest = requireAccount(context)
  app.get(
    '/tickets/:id/similar',
    {
      onRequest,
      schema: {
        tags,
        security,
        summary: '相似工单和同一事件的工单',
        params: IdParams,
        querystring: Type.Object({ limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 50 })) }),
        response: { 200: json('相似工单', SimilarSchema), ...problems(400, 401, 403, 404, 429) },
      },
    },
    async (request) => {
      const { id } = request.params
      const items = await desk.similar(id, actorOf(request), request.query.limit ?? 8)
      return { items: snakeKeys(items) }
    },
  )
}

function registerReveals(app: App, context: ApiContext): void {
  registerReveal(app, context)
  registerRevealLog(app, context)
}

function registerReveal(app: App, context: ApiContext): void {
  const { desk } = context.services
  const onRequest = requireAccount(context)
  app.post(
    '/tickets/:id/reveal',
    {
      onRequest,
      schema: {
        tags,
        security,
        summary: '查看个人信息；每次都记入日志，无权的也记',
        params: IdParams,
        body: RevealBody,
        response: { 200: json('个人信息', RevealedSchema), ...problems(400, 401, 403, 404, 429) },
      },
    },
    async (request, reply) => {
      const { fields, reason } = request.body
      const actor = personBehind(request)
      const revealed = await desk.reveal({ ticketId: request.params.id, actor, fields, reason })
      reply.header('cache-control', 'no-store')
      return snakeKeys(revealed)
    },
  )
}

function registerRevealLog(app: App, context: ApiContext): void {
  const { desk } = context.services
  app.get(
    '/audit/reveals',
    {
      onRequest: requireAccount(context, 'supervisor'),
      schema: {
        tags,
        security,
        summary: '谁看过个人信息；最近的在前，只限值班长',
        querystring: Type.Object({
          ticket_id: Type.Optional(Type.String({ maxLength: 100 })),
          limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 1000 })),
        }),
        response: { 200: json('查看记录', RevealLogSchema), ...problems(400, 401, 403, 429) },
      },
    },
    async (request) => {
      const { ticket_id, limit } = request.query
      const query = {
        ...(ticket_id !== undefined && { ticketId: ticket_id }),
        ...(limit !== undefined && { limit }),
      }
      return { items: snakeKeys(await desk.revealLog(query, actorOf(request))) }
    },
  )
}
