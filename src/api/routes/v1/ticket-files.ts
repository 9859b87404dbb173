import { Readable } from 'node:stream'
import { Type } from 'typebox'
import { HuidaError } from '../../../shared/errors.ts'
import type { ApiContext, App } from '../../instance.ts'
import { actorOf, requireAccount } from '../../plugins/session.ts'
import { json, problems, security } from '../../schemas/common.ts'
import { ImportSchema, TicketFilter } from '../../schemas/desk.ts'
import { ticketQueryOf } from '../../ticket-query.ts'
import { snakeKeys } from '../../views/snake-keys.ts'

const CSV = 'text/csv'
const tags = ['工单']

/** Tickets as CSV, in and out. */
export async function registerTicketFiles(app: App, context: ApiContext): Promise<void> {
  registerExport(app, context)
  // In a scope of its own: CSV is no body for any other route.
  await app.register(async (scope: App) => registerImport(scope, context))
}

function registerExport(app: App, context: ApiContext): void {
  const { desk } = context.services
  app.get(
    '/tickets/export',
    {
      onRequest: requireAccount(context, 'agent', 'supervisor'),
      schema: {
        tags,
        security,
        summary: '导出为 CSV（已遮盖，最多一万件）',
        querystring: TicketFilter,
        response: {
          200: {
            description: 'UTF-8 CSV',
            content: { [CSV]: { schema: Type.Unsafe<Readable>({ type: 'string' }) } },
          },
          ...problems(400, 401, 403, 429),
        },
      },
    },
    async (request, reply) => {
      const rows = await desk.exportCsv(ticketQueryOf(request.query), actorOf(request))
      reply.header('content-disposition', 'attachment; filename="tickets.csv"')
      return reply.type(`${CSV}; charset=utf-8`).send(Readable.from(rows, { objectMode: false }))
    },
  )
}

function registerImport(scope: App, context: ApiContext): void {
  const { desk } = context.services
  scope.addContentTypeParser(
    [CSV, 'application/vnd.ms-excel'],
    { parseAs: 'buffer', bodyLimit: context.config.maxUploadBytes },
    (_request, body, done) => done(null, body),
  )
  scope.post(
    '/tickets/import',
    {
      onRequest: requireAccount(context, 'agent', 'supervisor'),
      bodyLimit: context.config.maxUploadBytes,
      schema: {
        tags,
        security,
        summary: '从 CSV 导入（UTF-8 或 GBK）；有误的行不导入，逐行说明',
        consumes: [CSV],
        response: {
          200: json('逐行结果', ImportSchema),
          ...problems(400, 401, 403, 413, 415, 429),
        },
      },
    },
    async (request) => {
      if (!Buffer.isBuffer(request.body)) throw new HuidaError('ERR_MEDIA_TYPE', '请以 text/csv 发送文件内容')
      if (request.body.length === 0) throw new HuidaError('ERR_INPUT_INVALID', '文件是空的')
      return snakeKeys(await desk.importCsv(request.body, actorOf(request)))
    },
  )
}
