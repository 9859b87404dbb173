import { Type } from 'typebox'
import { requireAdmin, requireLoopback } from '../../admin.ts'
import type { ApiContext, App } from '../../instance.ts'
import { problemOf } from '../../problem.ts'
import { adminOnly, problems } from '../../schemas/common.ts'
import { IngestBody } from '../../schemas/ingest.ts'
import { openEventStream } from '../../sse.ts'
import { outcomeView } from '../../views/service-view.ts'

/** Ingest paths of this machine for the command line, while this process holds the data directory. */
export function registerIngest(app: App, { services }: ApiContext): void {
  app.post(
    '/ingest',
    {
      onRequest: [requireLoopback, requireAdmin(services)],
      schema: {
        tags: ['政策库'],
        summary: '让服务读入本机上的文件或目录（只限本机）',
        description:
          '返回 text/event-stream：每个文件一个 file 事件（done、total、outcome），最后 done 或 problem。',
        security: adminOnly,
        body: IngestBody,
        response: {
          200: { description: '进度', content: { 'text/event-stream': { schema: Type.Any() } } },
          ...problems(400, 401, 403, 429),
        },
      },
    },
    async (request, reply) => {
      const stream = openEventStream(reply)
      try {
        const outcomes = await services.ingestPaths(request.body.paths, (done, total, outcome) =>
          stream.send('file', { done, total, outcome: outcomeView(outcome) }),
        )
        stream.send('done', { outcomes: outcomes.map(outcomeView) })
      } catch (error) {
        request.log.error({ err: error }, 'ingest failed')
        stream.send('problem', problemOf(error, request.id))
      } finally {
        stream.end()
      }
      return reply
    },
  )
}
