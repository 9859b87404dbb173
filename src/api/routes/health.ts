import { Type } from 'typebox'
import type { ApiContext, App } from '../instance.ts'
import { problems } from '../schemas/common.ts'
import { StatusSchema } from '../schemas/status.ts'
import { statusView } from '../views/service-view.ts'

const tags = ['运行']

/** For supervisors and Prometheus: alive, ready, measured. */
export function registerHealth(app: App, context: ApiContext): void {
  registerAlive(app)
  registerReady(app, context)
  registerMeasures(app, context)
}

function registerAlive(app: App): void {
  app.get(
    '/healthz',
    {
      schema: {
        tags,
        summary: '进程是否活着',
        response: { 200: Type.Object({ status: Type.Literal('ok') }) },
      },
    },
    async () => ({ status: 'ok' as const }),
  )
}

function registerReady(app: App, context: ApiContext): void {
  const { services, config } = context
  app.get(
    '/readyz',
    {
      schema: {
        tags,
        summary: '是否可以作答',
        response: { 200: StatusSchema, 503: StatusSchema },
      },
    },
    async (_request, reply) => {
      const readiness = await services.readiness()
      return reply.code(readiness.ready ? 200 : 503).send(statusView(readiness, config.hotline))
    },
  )
}

function registerMeasures(app: App, context: ApiContext): void {
  const { services, metrics } = context
  app.get(
    '/metrics',
    {
      schema: {
        tags,
        summary: 'Prometheus 指标',
        response: {
          200: { description: '指标', content: { 'text/plain': { schema: Type.String() } } },
          ...problems(503),
        },
      },
    },
    async (_request, reply) => {
      const text = await metrics.render(await services.readiness())
      return reply.type(metrics.contentType).send(text)
    },
  )
}
