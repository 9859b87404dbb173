import { basename } from 'node:path'
import multipart from '@fastify/multipart'
import type { FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import { HuidaError, isHuidaError, type ErrorCode } from '../../../shared/errors.ts'
import { requireAdmin } from '../../admin.ts'
import { attachment } from '../../attachment.ts'
import type { ApiContext, App } from '../../instance.ts'
import { sendProblem } from '../../plugins/errors.ts'
import { makeProblem } from '../../problem.ts'
import { adminOnly, IdParams, json, problems } from '../../schemas/common.ts'
import { OutcomesSchema } from '../../schemas/ingest.ts'
import type { FileOutcome } from '../../services.ts'
import { outcomeView } from '../../views/service-view.ts'

const FILES = 20

/** Files in and out: original bytes, upload, removal. */
export async function registerDocumentFiles(app: App, context: ApiContext): Promise<void> {
  await app.register(multipart, {
    limits: {
      files: FILES,
      fields: 10,
      fieldSize: 10_000,
      parts: FILES + 10,
      fileSize: context.config.maxUploadBytes,
    },
  })
  registerOriginal(app, context)
  registerUpload(app, context)
  registerRemoval(app, context)
}

function registerUpload(app: App, { services }: ApiContext): void {
  app.post(
    '/documents',
    {
      onRequest: requireAdmin(services),
      schema: {
        tags: ['政策库'],
        summary: '上传文件（multipart/form-data，一次最多 20 个）',
        description: '逐个返回结果和入库提示；全部失败时以第一个失败的原因作为错误，outcomes 列出每个文件。',
        security: adminOnly,
        consumes: ['multipart/form-data'],
        response: {
          200: json('入库结果', OutcomesSchema),
          ...problems(400, 401, 413, 415, 422, 429),
        },
      },
    },
    async (request, reply) => {
      const outcomes: FileOutcome[] = []
      for await (const file of uploadedFiles(request)) outcomes.push(...(await services.ingestUpload(file)))
      if (outcomes.length === 0) throw new HuidaError('ERR_INPUT_INVALID', '请求中没有文件')
      const views = outcomes.map(outcomeView)
      const failure = outcomes.every(({ outcome }) => outcome === 'failed') ? outcomes[0] : undefined
      if (!failure) return { outcomes: views }
      const code = (failure.code ?? 'ERR_FILE_UNREADABLE') as ErrorCode
      const problem = makeProblem(code, failure.reason ?? '文件无法入库', request.id)
      return sendProblem(reply, { ...problem, outcomes: views }) as never
    },
  )
}

function registerRemoval(app: App, { services }: ApiContext): void {
  app.delete(
    '/documents/:id',
    {
      onRequest: requireAdmin(services),
      schema: {
        tags: ['政策库'],
        summary: '删除一份文件',
        security: adminOnly,
        params: IdParams,
        response: { 204: Type.Null({ description: '已删除' }), ...problems(401, 404, 429) },
      },
    },
    async (request, reply) => {
      const removed = await services.library.removeDocuments([request.params.id])
      if (removed === 0) throw new HuidaError('ERR_NOT_FOUND', '政策库中没有这份文件')
      return reply.code(204).send(null)
    },
  )
}

async function* uploadedFiles(request: FastifyRequest): AsyncGenerator<{ name: string; bytes: Uint8Array }> {
  try {
    for await (const part of request.files()) {
      const bytes = await part.toBuffer()
      yield { name: safeName(part.filename), bytes }
    }
  } catch (error) {
    // The form parser throws plain errors for a form that is cut off or malformed.
    const named = isHuidaError(error) || (error instanceof Error && 'statusCode' in error)
    throw named ? error : new HuidaError('ERR_INPUT_INVALID', '表单不完整或格式有误', { cause: error })
  }
}

function safeName(given: string | undefined): string {
  const path = (given ?? '').replaceAll('\\', '/')
  const name = basename(path).replaceAll('\0', '').toWellFormed().trim()
  if (name === '' || name === '.' || name === '..') {
    throw new HuidaError('ERR_INPUT_INVALID', '上传的文件没有文件名')
  }
  return name.slice(-200)
}

function registerOriginal(app: App, { services: { library } }: ApiContext): void {
  app.get(
    '/documents/:id/original',
    {
      schema: {
        tags: ['政策库'],
        summary: '下载原文件',
        params: IdParams,
        response: {
          200: {
            description: '原文件',
            content: { 'application/octet-stream': { schema: Type.String({ format: 'binary' }) } },
          },
          ...problems(404, 429),
        },
      },
    },
    async (request, reply) => {
      const original = await library.getOriginal(request.params.id)
      if (!original) throw new HuidaError('ERR_NOT_FOUND', '政策库中没有这份文件')
      // Never rendered by a browser: an uploaded page must not run as ours.
      reply.header('content-disposition', attachment(original.source))
      reply.header('content-security-policy', "default-src 'none'; sandbox")
      reply.header('cache-control', 'no-cache')
      reply.type('application/octet-stream')
      return reply.send(Buffer.from(original.bytes) as never)
    },
  )
}
