import { Type } from 'typebox'
import { ACTION_PAYLOADS } from '../../../scenarios/hotline/desk/payloads.ts'
import type { ActionPayloads, Ticket, TicketState } from '../../../scenarios/hotline/desk/types.ts'
import type { ApiContext, App } from '../../instance.ts'
import { actorOf, personBehind, requireAccount } from '../../plugins/session.ts'
import { IdParams, json, OneOf, pageOf, problems, security } from '../../schemas/common.ts'
import { KeyHeaders, TicketListSchema } from '../../schemas/desk.ts'
import { OrderSchema } from '../../schemas/order.ts'
import { ActResultSchema, StateSchema } from '../../schemas/ticket.ts'
import { camelKeys, snakeKeys, snakeSchema } from '../../views/snake-keys.ts'

const tags = ['派单']

const STATUSES = ['draft', 'confirmed'] as const
const DRAFT: TicketState[] = ['待派', '会商', '改派']
const CONFIRMED: TicketState[] = ['已派', '签收', '退单审核', '办理', '答复', '回访', '重办', '办结']

const OneOrder = Type.Object({
  id: Type.String({ description: '工单编号' }),
  status: OneOf(STATUSES, '草稿或已确认'),
  state: StateSchema,
  version: Type.Integer({ description: '确认时要带的版本' }),
  order: OrderSchema,
})

const ConfirmBody = Type.Object(
  {
    ...snakeSchema(ACTION_PAYLOADS.dispatch).properties,
    version: Type.Integer({ minimum: 1, description: '看到的版本' }),
    reason: Type.Optional(Type.String({ maxLength: 1000, description: '与建议不同时说明理由' })),
  },
  { additionalProperties: false },
)

/** Orders: those that wait for a person, those that were confirmed, and the confirming. */
export function registerDispatchOrders(app: App, context: ApiContext): void {
  const { desk } = context.services
  const onRequest = requireAccount(context)

  app.get(
    '/dispatch-orders',
    {
      onRequest,
      schema: {
        tags,
        security,
        summary: '待确认或已确认的派单',
        querystring: Type.Object(
          {
            status: Type.Optional(OneOf(STATUSES, '默认 draft')),
            ...pageOf('件'),
          },
          { additionalProperties: false },
        ),
        response: { 200: json('一页', TicketListSchema), ...problems(400, 401, 429) },
      },
    },
    async (request) => {
      const { status, ...page } = request.query
      const state = status === 'confirmed' ? CONFIRMED : DRAFT
      return snakeKeys(await desk.list({ ...page, state }, actorOf(request)))
    },
  )
  registerOrder(app, context)
  registerConfirmation(app, context)
}

function registerOrder(app: App, context: ApiContext): void {
  const { desk } = context.services
  const onRequest = requireAccount(context)

  app.get(
    '/dispatch-orders/:id',
    {
      onRequest,
      schema: {
        tags,
        security,
        summary: '一件工单的派单：已确认的，否则是草稿',
        params: IdParams,
        response: { 200: json('派单', OneOrder), ...problems(401, 403, 404, 429) },
      },
    },
    async (request) => {
      const actor = actorOf(request)
      const { ticket } = await desk.get(request.params.id, actor)
      const confirmed = DRAFT.includes(ticket.state) ? null : ticket.order
      const order = confirmed ?? (await desk.draft(ticket.id, actor))
      const status: (typeof STATUSES)[number] = confirmed === null ? 'draft' : 'confirmed'
      return { id: ticket.id, status, state: ticket.state, version: ticket.version, order: snakeKeys(order) }
    },
  )
}

function registerConfirmation(app: App, context: ApiContext): void {
  const { desk } = context.services

  app.post(
    '/dispatch-orders/:id/confirm',
    {
      onRequest: requireAccount(context, 'agent', 'supervisor'),
      schema: {
        tags,
        security,
        summary: '确认派单（会商中的为裁定，退回的为改派）',
        params: IdParams,
        headers: KeyHeaders,
        body: ConfirmBody,
        response: {
          200: json('办理后的工单', ActResultSchema),
          ...problems(400, 401, 403, 404, 409, 415, 422, 429),
        },
      },
    },
    async (request) => {
      const actor = personBehind(request)
      const { version, reason, ...order } = request.body as { version: number; reason?: string }
      const { ticket } = await desk.get(request.params.id, actor)
      const result = await desk.act(ticket.id, {
        action: confirmingAction(ticket),
        actor,
        version,
        idempotencyKey: request.headers['idempotency-key'],
        payload: camelKeys<ActionPayloads['dispatch']>(order),
        ...(reason?.trim() && { reason: reason.trim() }),
      })
      return snakeKeys(result)
    },
  )
}

function confirmingAction({ state }: Ticket): 'dispatch' | 'decide' | 'redispatch' {
  if (state === '会商') return 'decide'
  return state === '改派' ? 'redispatch' : 'dispatch'
}
