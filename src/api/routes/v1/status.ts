import { findExampleQuestions } from '../../example-questions.ts'
import type { ApiContext, App } from '../../instance.ts'
import { json, problems } from '../../schemas/common.ts'
import { ExamplesSchema, StatusSchema } from '../../schemas/status.ts'
import { statusView } from '../../views/service-view.ts'

/** What the page needs to know of the service. */
export function registerStatus(app: App, { services, config }: ApiContext): void {
  let examples: { revision: string; questions: string[] } | null = null

  app.get(
    '/status',
    {
      schema: {
        tags: ['运行'],
        summary: '服务的状态',
        response: {
          200: json('状态', StatusSchema),
          ...problems(429),
        },
      },
    },
    async () => statusView(await services.readiness(), config.hotline),
  )

  app.get(
    '/examples',
    {
      schema: {
        tags: ['问答'],
        summary: '从政策库中取的示例问题',
        response: {
          200: json('示例问题', ExamplesSchema),
          ...problems(429),
        },
      },
    },
    async () => {
      const revision = await services.library.revision()
      if (examples?.revision !== revision) {
        examples = { revision, questions: await findExampleQuestions(services.library) }
      }
      return { questions: examples.questions }
    },
  )
}
