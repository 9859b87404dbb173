import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Static } from 'typebox'
import { Type } from 'typebox'
import type { AnswerStatus } from '../../../rag/answer/status.ts'
import type { Answer, AnswerRequest } from '../../../rag/answer/types.ts'
import { HuidaError } from '../../../shared/errors.ts'
import type { AnswerStore } from '../../../store/ports.ts'
import type { ApiContext, App } from '../../instance.ts'
import { problemOf } from '../../problem.ts'
import { AnswerBody, AnswerSchema, KeptAnswerSchema, NearestSchema } from '../../schemas/answer.ts'
import { IdParams, json, problems } from '../../schemas/common.ts'
import { abortOnDisconnect, openEventStream } from '../../sse.ts'

const STREAM = 'text/event-stream'

const STREAM_DOC = `请求头 Accept 为 ${STREAM} 时逐句返回：事件 step、sentence、citations、done（完整答案）、problem（出错）。`

/** Ask, and fetch an answer that was given. */
export function registerAnswers(app: App, context: ApiContext): void {
  registerAsking(app, context)
  registerKept(app, context)
  registerNearest(app, context)
}

function registerAsking(app: App, context: ApiContext): void {
  const { services } = context
  app.post(
    '/answers',
    {
      schema: {
        tags: ['问答'],
        summary: '提问',
        description: STREAM_DOC,
        body: AnswerBody,
        response: {
          200: {
            description: '答案',
            content: { 'application/json': { schema: AnswerSchema }, [STREAM]: { schema: Type.Any() } },
          },
          ...problems(400, 413, 415, 429, 503, 504),
        },
      },
    },
    async (request, reply) => {
      const question = toRequest(request.body)
      const signal = abortOnDisconnect(reply, context.closing)
      if (wantsStream(request)) return streamAnswer(context, question, signal, request, reply)
      const answer = await services.assistant.answer(question, { signal })
      context.metrics.answered(answer)
      return answer
    },
  )
}

function registerKept(app: App, context: ApiContext): void {
  const { services } = context
  app.get(
    '/answers/:id',
    {
      schema: {
        tags: ['问答'],
        summary: '取回一个答案',
        params: IdParams,
        response: {
          200: json('答案', KeptAnswerSchema),
          ...problems(404, 429),
        },
      },
    },
    async (request) => requireAnswer(services.answers, request.params.id),
  )
}

const NEAREST_DOC =
  '没有查到答案，或者答的不是所问时，按意思逐句找出最近的现行条文，最多三处，答案已引的不再列。它们不是答案，由人自己判断；险情、违规等不检索的问题没有。'

function registerNearest(app: App, context: ApiContext): void {
  const { services } = context
  app.get(
    '/answers/:id/nearest',
    {
      schema: {
        tags: ['问答'],
        summary: '与这个问题意思最近的原文',
        description: NEAREST_DOC,
        params: IdParams,
        response: {
          200: json('意思最近的原文', NearestSchema),
          ...problems(404, 429, 503),
        },
      },
    },
    async (request, reply) => {
      const { status, question, trace, as_of, citations } = await requireAnswer(
        services.answers,
        request.params.id,
      )
      if (!WAS_SEARCHED.has(status)) return { passages: [], nearer: false }
      // A turn of a conversation was looked for with what it leans on.
      const asked = trace.searchedFor === '' ? question : trace.searchedFor
      const signal = abortOnDisconnect(reply, context.closing)
      return services.assistant.nearest(asked, as_of, citations, signal)
    },
  )
}

/** Ends of questions that the library may have more on. */
const WAS_SEARCHED: ReadonlySet<AnswerStatus> = new Set([
  'answered',
  'answered_partial',
  'clarification_place',
  'clarification_case',
  'unanswerable_no_evidence',
  'unanswerable_not_stated',
])

/** The answer as it was kept, or ERR_NOT_FOUND. */
export async function requireAnswer(answers: AnswerStore, id: string): Promise<Answer> {
  const stored = await answers.getAnswer(id)
  if (!stored) throw new HuidaError('ERR_NOT_FOUND', '没有这个答案，或已超过保留期限')
  return stored.answer as Answer
}

const wantsStream = (request: FastifyRequest): boolean => (request.headers.accept ?? '').includes(STREAM)

function toRequest(body: Static<typeof AnswerBody>): AnswerRequest {
  const question = body.question.trim()
  if (question === '') throw new HuidaError('ERR_INPUT_INVALID', 'question 不能为空')
  return {
    question,
    ...(body.history && { history: body.history }),
    ...(body.conversation_id !== undefined && { conversationId: body.conversation_id }),
    ...(body.as_of !== undefined && { asOf: body.as_of }),
    ...(body.district !== undefined && { district: body.district }),
  }
}

async function streamAnswer(
  { services, metrics }: ApiContext,
  question: AnswerRequest,
  signal: AbortSignal,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const stream = openEventStream(reply)
  try {
    const answer = await services.assistant.answer(question, {
      signal,
      onEvent: ({ type, ...data }) => stream.send(type, data),
    })
    metrics.answered(answer)
    stream.send('done', { answer })
  } catch (error) {
    const problem = problemOf(error, request.id)
    if (!signal.aborted) request.log.error({ err: error, code: problem.code }, 'answer stream failed')
    stream.send('problem', problem)
  } finally {
    stream.end()
  }
  return reply
}
