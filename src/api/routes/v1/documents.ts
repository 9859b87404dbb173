import { HuidaError } from '../../../shared/errors.ts'
import type { StoredDocument } from '../../../store/ports.ts'
import type { ApiContext, App } from '../../instance.ts'
import { IdParams, problems } from '../../schemas/common.ts'
import {
  DocumentDetailSchema,
  DocumentListQuery,
  DocumentListSchema,
  PassageQuery,
  PassageSchema,
} from '../../schemas/document.ts'
import { createValidityLookup } from '../../validity-lookup.ts'
import { detailView, summaryView } from '../../views/document-view.ts'
import { passageView } from '../../views/passage-view.ts'

const PAGE = 50
const CONTEXT = 1500

/** Read the library: the list, one document, its text around a place. */
export function registerDocuments(app: App, { services }: ApiContext): void {
  const { library } = services
  const validityToday = createValidityLookup(library)

  async function requireDocument(id: string): Promise<StoredDocument> {
    const document = await library.getDocument(id)
    if (!document) throw new HuidaError('ERR_NOT_FOUND', '政策库中没有这份文件')
    return document
  }

  app.get(
    '/documents',
    {
      schema: {
        tags: ['政策库'],
        summary: '文件列表',
        querystring: DocumentListQuery,
        response: {
          200: { description: '一页文件', content: { 'application/json': { schema: DocumentListSchema } } },
          ...problems(400, 429),
        },
      },
    },
    async ({ query: { q, offset = 0, limit = PAGE } }) => {
      const query = q?.trim()
      const [found, total, validityOf] = await Promise.all([
        library.listDocuments({ offset, limit: limit + 1, ...(query && { query }) }),
        library.countDocuments(),
        validityToday(),
      ])
      const more = found.length > limit
      const items = found.slice(0, limit).map((document) => summaryView(document, validityOf(document.id)))
      return { items, offset, limit, next_offset: more ? offset + limit : null, total }
    },
  )

  app.get(
    '/documents/:id',
    {
      schema: {
        tags: ['政策库'],
        summary: '一份文件的要素、目录、责任单位、表格和提示',
        params: IdParams,
        response: {
          200: { description: '文件', content: { 'application/json': { schema: DocumentDetailSchema } } },
          ...problems(404, 429),
        },
      },
    },
    async (request) => {
      const document = await requireDocument(request.params.id)
      return detailView(document, (await validityToday())(document.id))
    },
  )

  app.get(
    '/documents/:id/text',
    {
      schema: {
        tags: ['政策库'],
        summary: '文件正文中的一处，连同上下文和要标出的原文',
        params: IdParams,
        querystring: PassageQuery,
        response: {
          200: { description: '正文片段', content: { 'application/json': { schema: PassageSchema } } },
          ...problems(400, 404, 429),
        },
      },
    },
    async ({ params, query: { anchor, quote, context = CONTEXT } }) =>
      passageView(await requireDocument(params.id), { anchor, quote, context }),
  )
}
