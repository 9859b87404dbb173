import { setTimeout as sleep } from 'node:timers/promises'
import { EventSourceParserStream } from 'eventsource-parser/stream'
import type { Static } from 'typebox'
import type { OutcomeSchema } from '../../api/schemas/ingest.ts'
import type { StatusSchema } from '../../api/schemas/status.ts'
import type { FileOutcome, Readiness } from '../../api/services.ts'
import { outcomeFromWire, readinessFromWire } from '../../api/views/service-view.ts'
import type { Answer, AnswerRequest } from '../../rag/answer/types.ts'
import type { NearestProvisions } from '../../rag/nearest/index.ts'
import type { SearchResult } from '../../scenarios/policy-qa/types.ts'
import { ERROR_TABLE, HuidaError, type ErrorCode } from '../../shared/errors.ts'
import type { CommandContext } from '../command-line/command.ts'
import type { Gateway, OnFile } from './port.ts'
import { readServiceKey } from './service-key.ts'

type WireOutcome = Static<typeof OutcomeSchema>

const POLL_MS = 500

/** The service that holds the data directory, or null when none can be reached. */
export async function connectToHolder({ config, signal }: CommandContext): Promise<Gateway | null> {
  const { readLockHolder } = await import('../../store/postgres/index.ts')
  const url = readLockHolder(config.dataDir)?.url ?? null
  if (url === null) return null
  const token = config.adminToken ?? (await readServiceKey(config.dataDir))
  return remoteGateway(url, token, signal)
}

/** A gateway over HTTP; `token` lets it write. */
export function remoteGateway(service: string, token: string | null, signal: AbortSignal): Gateway {
  const call = async (path: string, body?: object, accept = 'application/json'): Promise<Response> => {
    const response = await request(new URL(path, service), token, signal, accept, body)
    return response.ok ? response : Promise.reject(await problemFrom(response))
  }
  const json = async <T>(path: string, body?: object): Promise<T> =>
    (await call(path, body)).json() as Promise<T>
  const readiness = async (): Promise<Readiness> =>
    readinessFromWire(await json<Static<typeof StatusSchema>>('/api/v1/status'))
  return {
    service,
    answer: (question) => json<Answer>('/api/v1/answers', toBody(question)),
    nearest: ({ id }) => json<NearestProvisions>(`/api/v1/answers/${encodeURIComponent(id)}/nearest`),
    search: (query, limit, kinds) => json<SearchResult>('/api/v1/search', { query, limit, kinds }),
    async ingest(paths, onFile) {
      return readIngest(await call('/api/v1/ingest', { paths }, 'text/event-stream'), onFile)
    },
    async embed(onProgress) {
      let total = 0
      for (;;) {
        const { embedder, pendingEmbeddings } = await readiness()
        if (embedder === null) return
        total = Math.max(total, pendingEmbeddings)
        onProgress(total - pendingEmbeddings, total)
        if (pendingEmbeddings === 0) return
        await sleep(POLL_MS, undefined, { signal })
      }
    },
    readiness,
    async backup(file) {
      await call('/api/v1/backup', { file })
    },
    close: async () => undefined,
  }
}

async function request(
  url: URL,
  token: string | null,
  signal: AbortSignal,
  accept: string,
  body?: object,
): Promise<Response> {
  const headers: Record<string, string> = { accept }
  if (token !== null) headers.authorization = `Bearer ${token}`
  if (body !== undefined) headers['content-type'] = 'application/json'
  try {
    return await fetch(url, {
      method: body === undefined ? 'GET' : 'POST',
      headers,
      signal,
      ...(body !== undefined && { body: JSON.stringify(body) }),
    })
  } catch (error) {
    if (signal.aborted) throw error
    throw new HuidaError('ERR_STORE_LOCKED', `占用数据目录的服务 ${url.origin} 没有回应`, { cause: error })
  }
}

const toBody = ({ question, history, conversationId, asOf, district }: AnswerRequest): object => ({
  question,
  ...(history && { history }),
  ...(conversationId !== undefined && { conversation_id: conversationId }),
  ...(asOf !== undefined && { as_of: asOf }),
  ...(district !== undefined && { district }),
})

async function problemFrom(response: Response): Promise<HuidaError> {
  const body: unknown = await response.json().catch(() => null)
  return problemError(body, response.status)
}

function problemError(body: unknown, status: number): HuidaError {
  const { code, detail } = (body ?? {}) as { code?: string; detail?: string }
  const known = code !== undefined && code in ERROR_TABLE ? (code as ErrorCode) : 'ERR_INTERNAL'
  return new HuidaError(known, detail ?? `服务返回 HTTP ${status}`)
}

async function readIngest(response: Response, onFile: OnFile): Promise<FileOutcome[]> {
  if (!response.body) throw new HuidaError('ERR_INTERNAL', '服务没有返回进度')
  const events = response.body.pipeThrough(new TextDecoderStream()).pipeThrough(new EventSourceParserStream())
  for await (const { event, data } of events) {
    const body = JSON.parse(data) as Record<string, unknown>
    if (event === 'file')
      onFile(body.done as number, body.total as number, outcomeFromWire(body.outcome as WireOutcome))
    if (event === 'done') return (body.outcomes as WireOutcome[]).map(outcomeFromWire)
    if (event === 'problem') throw problemError(body, 500)
  }
  throw new HuidaError('ERR_INTERNAL', '服务在完成之前断开了连接')
}
