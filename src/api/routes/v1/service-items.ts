import { HuidaError } from '../../../shared/errors.ts'
import type { ApiContext, App } from '../../instance.ts'
import { IdParams, json, PAGE, problems } from '../../schemas/common.ts'
import {
  itemSummaryView,
  itemView,
  ServiceItemListQuery,
  ServiceItemListSchema,
  ServiceItemSchema,
} from '../../schemas/service-item.ts'

/** Service items: the list, and one with all that its guide states. */
export function registerServiceItems(app: App, context: ApiContext): void {
  registerList(app, context)
  registerItem(app, context)
}

function registerList(app: App, context: ApiContext): void {
  const { services } = context
  const { serviceItems } = services
  app.get(
    '/service-items',
    {
      schema: {
        tags: ['办事事项'],
        summary: '事项列表和查找',
        querystring: ServiceItemListQuery,
        response: {
          200: json('一页事项', ServiceItemListSchema),
          ...problems(400, 429),
        },
      },
    },
    async ({ query: { q, offset = 0, limit = PAGE } }) => {
      const query = q?.trim() ?? ''
      const [found, total] = await Promise.all([
        serviceItems.listItems({ offset, limit, query }),
        serviceItems.countItems(query),
      ])
      const next = offset + found.length
      return {
        items: found.map(itemSummaryView),
        offset,
        limit,
        total,
        next_offset: next < total && found.length > 0 ? next : null,
      }
    },
  )
}

function registerItem(app: App, context: ApiContext): void {
  const { services } = context
  const { serviceItems } = services
  app.get(
    '/service-items/:id',
    {
      schema: {
        tags: ['办事事项'],
        summary: '一个事项的全部要素（编号或事项编码）',
        params: IdParams,
        response: {
          200: json('事项', ServiceItemSchema),
          ...problems(404, 429),
        },
      },
    },
    async ({ params }) => {
      const found = await serviceItems.getItem(params.id)
      if (found === null) throw new HuidaError('ERR_NOT_FOUND', '没有这个办事事项')
      return itemView(found)
    },
  )
}
