import type { ApiContext, App } from '../../instance.ts'
import { IdParams, json, problems } from '../../schemas/common.ts'
import { PassageQuery, PassageSchema } from '../../schemas/document.ts'
import { passageView } from '../../views/passage-view.ts'
import { requireDocument } from './documents.ts'

const CONTEXT = 1500

/** A document's text around a place, with the quotation found in it. */
export function registerPassages(app: App, { services }: ApiContext): void {
  app.get(
    '/documents/:id/text',
    {
      schema: {
        tags: ['政策库'],
        summary: '文件正文中的一处，连同上下文和要标出的原文',
        params: IdParams,
        querystring: PassageQuery,
        response: {
          200: json('正文片段', PassageSchema),
          ...problems(400, 404, 429),
        },
      },
    },
    async ({ params, query: { anchor, quote, context = CONTEXT } }) =>
      passageView(await requireDocument(services.library, params.id), { anchor, quote, context }),
  )
}
