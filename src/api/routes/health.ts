import { Type } from 'typebox'
import type { ApiContext, App } from '../instance.ts'
import { problems } from '../schemas/common.ts'
import { StatusSchema } from '../schemas/status.ts'
import { statusView } from '../views/service-view.ts'

/** For supervisors and Prometheus: alive, ready, measured. */
export function registerHealth(app: App, { services, config, metrics }: ApiContext): void {
  const tags = ['运行']

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
