import { HuidaError } from '../../../shared/errors.ts'
import type { ApiContext, App } from '../../instance.ts'
import { json, problems } from '../../schemas/common.ts'
import { SearchBody, SearchResultSchema } from '../../schemas/search.ts'
import { abortOnDisconnect } from '../../sse.ts'

/** Passages with their scores, without an answer. */
export function registerSearch(app: App, { services, closing }: ApiContext): void {
  app.post(
    '/search',
    {
      schema: {
        tags: ['检索'],
        summary: '检索政策库',
        body: SearchBody,
        response: {
          200: json('检索结果', SearchResultSchema),
          ...problems(400, 413, 415, 429, 503),
        },
      },
    },
    async (request, reply) => {
      const query = request.body.query.trim()
      if (query === '') throw new HuidaError('ERR_INPUT_INVALID', 'query 不能为空')
      const { limit = 10, kinds } = request.body
      const signal = abortOnDisconnect(reply, closing)
      return services.assistant.search(query, limit, { signal, ...(kinds && { kinds }) })
    },
  )
}
