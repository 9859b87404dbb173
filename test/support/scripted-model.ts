import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'

/** What the server saw; `body` is the parsed JSON. */
export interface RecordedRequest {
  path: string
  headers: IncomingMessage['headers']
  body: Record<string, unknown>
}

/** One answer of the script. `after` delays it by that many milliseconds. */
export type ScriptedResponse = { after?: number } & (
  | { text: string; usage?: { prompt_tokens: number; completion_tokens: number } | null; finish?: string }
  | { json: unknown }
  | { raw: string; contentType?: string }
  | { status: number; message?: string; headers?: Record<string, string> }
  /** Never answers, until the client leaves or the server closes. */
  | { hang: true }
  /** Cuts the connection. */
  | { drop: true }
  /** 400 when the request has a `response_format` whose type is one of these; otherwise the next response is used. */
  | { refuse: readonly ('json_schema' | 'json_object')[] }
)

export type Responder = (request: RecordedRequest) => ScriptedResponse

/** An OpenAI-compatible server on loopback that answers from a script. */
export interface ScriptedModel {
  /** Ends in `/v1`. */
  readonly baseUrl: string
  readonly requests: RecordedRequest[]
  /** Answers, in order; a response past the script's end is status 500. */
  script(...responses: (ScriptedResponse | Responder)[]): void
  /** Answers whatever comes once the script is used up. */
  always(responder: Responder): void
  close(): Promise<void>
}

/** Start the server; chat requests with `stream: true` get `text` as server-sent events, two characters each. */
export async function startScriptedModel(): Promise<ScriptedModel> {
  const queue: (ScriptedResponse | Responder)[] = []
  const requests: RecordedRequest[] = []
  let fallback: Responder = () => ({ status: 500, message: 'the script is used up' })
  const server = createServer((incoming, outgoing) => {
    void readRequest(incoming).then(async (request) => {
      requests.push(request)
      await respond(take(queue, request, fallback), request, outgoing)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    baseUrl: `http://127.0.0.1:${port}/v1`,
    requests,
    script: (...responses) => void queue.push(...responses),
    always: (responder) => void (fallback = responder),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

/** Answers `/embeddings` with vectors made from the texts: same text, same vector. */
export const echoEmbeddings =
  (dimensions: number): Responder =>
  ({ body }) => ({
    json: {
      object: 'list',
      data: (body.input as string[]).map((text, index) => ({
        index,
        embedding: Array.from({ length: dimensions }, (_, i) => 1 + (text.charCodeAt(i % text.length) % 7)),
      })),
      usage: { prompt_tokens: 1, total_tokens: 1 },
    },
  })

function take(
  queue: (ScriptedResponse | Responder)[],
  request: RecordedRequest,
  fallback: Responder,
): Exclude<ScriptedResponse, { refuse: unknown }> {
  const next = queue[0]
  if (next && typeof next !== 'function' && 'refuse' in next) {
    const format = (request.body.response_format as { type?: string } | undefined)?.type
    if (format && (next.refuse as readonly string[]).includes(format)) {
      return { status: 400, message: `response_format ${format} is not supported` }
    }
    queue.shift()
    return take(queue, request, fallback)
  }
  queue.shift()
  const response = typeof next === 'function' ? next(request) : (next ?? fallback(request))
  return response as Exclude<ScriptedResponse, { refuse: unknown }>
}

async function readRequest(incoming: IncomingMessage): Promise<RecordedRequest> {
  const chunks: Buffer[] = []
  for await (const chunk of incoming) chunks.push(chunk as Buffer)
  const text = Buffer.concat(chunks).toString('utf8')
  const body = (text === '' ? {} : JSON.parse(text)) as Record<string, unknown>
  return { path: incoming.url ?? '', headers: incoming.headers, body }
}

async function respond(
  response: Exclude<ScriptedResponse, { refuse: unknown }>,
  request: RecordedRequest,
  outgoing: ServerResponse,
): Promise<void> {
  if (response.after) await sleep(response.after)
  if ('hang' in response) return
  if ('drop' in response) return void outgoing.destroy()
  if ('raw' in response)
    return send(outgoing, 200, response.raw, { 'content-type': response.contentType ?? 'text/html' })
  if ('json' in response) return send(outgoing, 200, JSON.stringify(response.json))
  if ('status' in response) {
    const body = JSON.stringify({
      error: { message: response.message ?? 'scripted failure', type: 'scripted' },
    })
    return send(outgoing, response.status, body, response.headers)
  }
  if (request.body.stream === true) return sendEvents(outgoing, response.text)
  send(outgoing, 200, JSON.stringify(completion(response, String(request.body.model))))
}

function send(
  outgoing: ServerResponse,
  status: number,
  body: string,
  headers: Record<string, string> = {},
): void {
  outgoing.writeHead(status, { 'content-type': 'application/json', ...headers }).end(body)
}

function completion(response: Extract<ScriptedResponse, { text: string }>, model: string): object {
  const usage = response.usage === undefined ? { prompt_tokens: 11, completion_tokens: 7 } : response.usage
  return {
    id: 'scripted',
    object: 'chat.completion',
    created: 0,
    model,
    choices: [
      {
        index: 0,
        message: { role: 'assistant', content: response.text },
        finish_reason: response.finish ?? 'stop',
      },
    ],
    ...(usage ? { usage: { ...usage, total_tokens: usage.prompt_tokens + usage.completion_tokens } } : {}),
  }
}

function sendEvents(outgoing: ServerResponse, text: string): void {
  outgoing.writeHead(200, { 'content-type': 'text/event-stream' })
  const chunk = (delta: object, finish: string | null): void => {
    const data = {
      id: 'scripted',
      object: 'chat.completion.chunk',
      choices: [{ index: 0, delta, finish_reason: finish }],
    }
    outgoing.write(`data: ${JSON.stringify(data)}\n\n`)
  }
  for (const piece of text.match(/[\s\S]{1,2}/gu) ?? []) chunk({ role: 'assistant', content: piece }, null)
  chunk({}, 'stop')
  outgoing.end('data: [DONE]\n\n')
}
