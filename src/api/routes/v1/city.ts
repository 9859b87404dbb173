import type { ApiContext, App } from '../../instance.ts'
import { requireAccount } from '../../plugins/session.ts'
import { CitySchema, cityView } from '../../schemas/city.ts'
import { json, problems, security } from '../../schemas/common.ts'

/** Departments, districts and categories to choose from. */
export function registerCity(app: App, context: ApiContext): void {
  const view = cityView(context.services.city)
  app.get(
    '/city',
    {
      onRequest: requireAccount(context),
      schema: {
        tags: ['工单'],
        security,
        summary: '城市包中的部门、区划、分类树和专项时限',
        response: {
          200: json('城市', CitySchema),
          ...problems(401, 429),
        },
      },
    },
    async () => view,
  )
}
