import { Type } from 'typebox'
import { attachment } from '../../attachment.ts'
import type { ApiContext, App } from '../../instance.ts'
import { actorOf, requireAccount } from '../../plugins/session.ts'
import { json, problems, security } from '../../schemas/common.ts'
import {
  DayQuery,
  DriftSchema,
  HotSpotReportSchema,
  QualitySchema,
  RangeQuery,
  StatisticsSchema,
} from '../../schemas/insight.ts'
import { snakeKeys } from '../../views/snake-keys.ts'

const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
const tags = ['未诉先办']

/** What the tickets say together: numbers, hot spots, the daily brief, quality and drift. */
export function registerInsights(app: App, context: ApiContext): void {
  registerNumbers(app, context)
  registerBrief(app, context)
  registerQuality(app, context)
}

function registerNumbers(app: App, context: ApiContext): void {
  const { desk } = context.services
  const onRequest = requireAccount(context, 'agent', 'supervisor')

  app.get(
    '/insights/statistics',
    {
      onRequest,
      schema: {
        tags,
        security,
        summary: '一段时间的工单统计',
        querystring: RangeQuery,
        response: { 200: json('统计', StatisticsSchema), ...problems(400, 401, 403, 429) },
      },
    },
    async (request) => snakeKeys(await desk.statistics(request.query, actorOf(request))),
  )

  app.get(
    '/insights/hot-spots',
    {
      onRequest,
      schema: {
        tags,
        security,
        summary: '高频事件和趋势预警，附作为依据的工单',
        querystring: DayQuery,
        response: { 200: json('热点', HotSpotReportSchema), ...problems(400, 401, 403, 429) },
      },
    },
    async (request) => snakeKeys(await desk.hotSpots(request.query, actorOf(request))),
  )
}

function registerBrief(app: App, context: ApiContext): void {
  const { desk } = context.services
  app.get(
    '/insights/brief',
    {
      onRequest: requireAccount(context, 'agent', 'supervisor'),
      schema: {
        tags,
        security,
        summary: '每日简报（docx）',
        querystring: DayQuery,
        response: {
          200: {
            description: 'docx',
            content: { [DOCX]: { schema: Type.String({ format: 'binary' }) } },
          },
          ...problems(400, 401, 403, 429),
        },
      },
    },
    async (request, reply) => {
      const { fileName, bytes } = await desk.brief(request.query, actorOf(request))
      reply.header('content-disposition', attachment(fileName, 'brief.docx'))
      return reply.type(DOCX).send(Buffer.from(bytes) as never)
    },
  )
}

function registerQuality(app: App, context: ApiContext): void {
  const { learning } = context.services.desk
  const onRequest = requireAccount(context, 'supervisor')

  app.get(
    '/insights/quality',
    {
      onRequest,
      schema: {
        tags,
        security,
        summary: '各部门的建议确认率和退单率；只限值班长',
        querystring: RangeQuery,
        response: { 200: json('质量', QualitySchema), ...problems(400, 401, 403, 429) },
      },
    },
    async (request) => ({
      items: snakeKeys(await learning.quality(request.query, actorOf(request))),
    }),
  )

  app.get(
    '/insights/drift',
    {
      onRequest,
      schema: {
        tags,
        security,
        summary: '与训练数据的偏离；只限值班长',
        querystring: RangeQuery,
        response: { 200: json('漂移', DriftSchema), ...problems(400, 401, 403, 429) },
      },
    },
    async (request) => snakeKeys(await learning.drift(request.query, actorOf(request))),
  )
}
