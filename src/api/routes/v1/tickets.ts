import type { ActionPayloads, TicketAction } from '../../../scenarios/hotline/desk/types.ts'
import type { ApiContext, App } from '../../instance.ts'
import { actorOf, personBehind, requireAccount } from '../../plugins/session.ts'
import { ActionBody, actionValidator } from '../../schemas/action.ts'
import { IdParams, json, problems, security } from '../../schemas/common.ts'
import { CreateBody, KeyHeaders, TicketListQuery, TicketListSchema } from '../../schemas/desk.ts'
import { ActResultSchema, TicketDetailSchema } from '../../schemas/ticket.ts'
import { ticketQueryOf } from '../../ticket-query.ts'
import { camelKeys, snakeKeys } from '../../views/snake-keys.ts'

const tags = ['工单']
const detail = json('工单', TicketDetailSchema)

/** Take tickets in, list them, look at one, act on one. */
export function registerTickets(app: App, context: ApiContext): void {
  registerCreation(app, context)
  registerReading(app, context)
  registerActions(app, context)
}

function registerCreation(app: App, context: ApiContext): void {
  const { desk } = context.services
  app.post(
    '/tickets',
    {
      onRequest: requireAccount(context, 'agent', 'supervisor'),
      schema: {
        tags,
        security,
        summary: '受理一件诉求：读出要素，给出派单建议',
        headers: KeyHeaders,
        body: CreateBody,
        response: { 201: detail, ...problems(400, 401, 403, 413, 415, 429, 503) },
      },
    },
    async (request, reply) => {
      const { reporter, text, id, channel, reported_at, district } = request.body
      const created = await desk.createTicket({
        input: {
          text,
          ...(id !== undefined && { id }),
          ...(channel !== undefined && { channel }),
          ...(reported_at !== undefined && { reportedAt: reported_at }),
          ...(district !== undefined && { district }),
        },
        actor: actorOf(request),
        idempotencyKey: request.headers['idempotency-key'],
        ...(reporter && { reporter }),
      })
      return reply.code(201).send(snakeKeys(created))
    },
  )
}

function registerReading(app: App, context: ApiContext): void {
  const { desk } = context.services
  const onRequest = requireAccount(context)

  app.get(
    '/tickets',
    {
      onRequest,
      schema: {
        tags,
        security,
        summary: '工单队列；承办单位只看到自己的',
        querystring: TicketListQuery,
        response: {
          200: json('一页工单', TicketListSchema),
          ...problems(400, 401, 429),
        },
      },
    },
    async (request) => snakeKeys(await desk.list(ticketQueryOf(request.query), actorOf(request))),
  )

  app.get(
    '/tickets/:id',
    {
      onRequest,
      schema: {
        tags,
        security,
        summary: '一件工单，连同历史和现在可以做的动作',
        params: IdParams,
        response: { 200: detail, ...problems(401, 403, 404, 429) },
      },
    },
    async (request) => snakeKeys(await desk.get(request.params.id, actorOf(request))),
  )
}

function registerActions(app: App, context: ApiContext): void {
  app.post(
    '/tickets/:id/actions',
    {
      onRequest: requireAccount(context),
      validatorCompiler: actionValidator,
      schema: {
        tags,
        security,
        summary: '办理一步：派单、签收、退单、答复、回访等',
        description:
          '须带看到的 version；同一个 Idempotency-Key 重发不会重复办理（replayed 为 true）。带管理令牌的程序须在请求头 Huida-Person 中给出确认人的姓名（URL 编码）。',
        params: IdParams,
        headers: KeyHeaders,
        body: ActionBody,
        response: {
          200: json('办理后的工单', ActResultSchema),
          ...problems(400, 401, 403, 404, 409, 413, 415, 422, 429),
        },
      },
    },
    async (request) => {
      const { action, version, reason, payload } = request.body
      const result = await context.services.desk.act(request.params.id, {
        action,
        version,
        actor: personBehind(request),
        idempotencyKey: request.headers['idempotency-key'],
        payload: camelKeys<ActionPayloads[TicketAction]>(payload ?? {}),
        ...(reason?.trim() && { reason: reason.trim() }),
      })
      return snakeKeys(result)
    },
  )
}
