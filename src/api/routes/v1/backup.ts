import { isAbsolute } from 'node:path'
import { Type } from 'typebox'
import { HuidaError } from '../../../shared/errors.ts'
import { requireAdmin, requireLoopback } from '../../admin.ts'
import type { ApiContext, App } from '../../instance.ts'
import { adminOnly, problems } from '../../schemas/common.ts'
import { BackupBody } from '../../schemas/ingest.ts'

/** A backup for the command line, while this process holds the data directory. */
export function registerBackup(app: App, { services }: ApiContext): void {
  app.post(
    '/backup',
    {
      onRequest: [requireLoopback, requireAdmin(services)],
      schema: {
        tags: ['运行'],
        summary: '把数据备份到本机上的一个文件（只限本机）',
        security: adminOnly,
        body: BackupBody,
        response: { 201: Type.Object({ file: Type.String() }), ...problems(400, 401, 403, 429) },
      },
    },
    async (request, reply) => {
      const { file } = request.body
      if (!isAbsolute(file)) throw new HuidaError('ERR_INPUT_INVALID', 'file 应为绝对路径')
      await services.backup(file)
      return reply.code(201).send({ file })
    },
  )
}
