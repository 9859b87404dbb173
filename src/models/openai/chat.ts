import type { UsageMetadata } from '@langchain/core/messages'
import type { ChatOpenAI, ChatOpenAIFields } from '@langchain/openai'
import { HuidaError } from '../../shared/errors.ts'
import type { ChatModel, ChatRequest, ChatResult } from '../ports.ts'
import { statusOf } from '../remote/failure.ts'
import { createRemoteCall, type RemoteCall, type RemoteOptions } from '../remote/remote-call.ts'
import { readStructured, stripThinking } from '../structured/read-structured.ts'

/** An OpenAI-compatible chat endpoint; `baseUrl` ends where `/chat/completions` begins. */
export interface OpenAiChatOptions extends Partial<Omit<RemoteOptions, 'name' | 'apiKey' | 'timeoutMs'>> {
  baseUrl: string
  apiKey: string
  model: string
  contextTokens: number
  timeoutMs: number
}

/** How an endpoint is held to a schema, strictest first; `tags` asks for tagged text and nothing else. */
const MODES = ['json_schema', 'json_object', 'tags'] as const
type Mode = (typeof MODES)[number]

/**
 * Chat through LangChain's ChatOpenAI. With a schema it asks for JSON by schema, then for any JSON object, then for
 * tagged text, as far down as the endpoint makes it go; what an endpoint refused once is not asked for again.
 * Usage is the sum of all calls, 0 where the endpoint reports none. Loading LangChain takes a second and 90 MB, so only
 * who asks for a chat model pays for it.
 */
export async function createOpenAiChat(options: OpenAiChatOptions): Promise<ChatModel> {
  const library = await import('@langchain/openai')
  const call = createRemoteCall({ ...options, name: '大模型' })
  let strictest: Mode = 'json_schema'
  const ask = (request: ChatRequest, mode: Mode | null, signal?: AbortSignal): Promise<ChatResult> =>
    invoke(new library.ChatOpenAI(clientFields(options, request, mode)), call, request, mode, signal)

  const askForStructure = async (request: ChatRequest, signal?: AbortSignal): Promise<ChatResult> => {
    for (const mode of MODES.slice(MODES.indexOf(strictest))) {
      try {
        const result = await ask(request, mode, signal)
        strictest = mode
        if (result.parsed !== undefined || mode === 'tags') return result
        return addUsage(await ask(request, 'tags', signal), result.usage)
      } catch (error) {
        if (!(error instanceof FormatRefused) || mode === 'tags') throw error
      }
    }
    throw new HuidaError('ERR_INTERNAL', '没有可用的输出方式')
  }

  return {
    id: options.model,
    contextTokens: options.contextTokens,
    complete: (request, signal) =>
      request.schema ? askForStructure(request, signal) : ask(request, null, signal),
    close: async () => undefined,
  }
}

/** The endpoint does not know this `response_format`. */
class FormatRefused extends HuidaError {}

async function invoke(
  client: ChatOpenAI,
  call: RemoteCall,
  request: ChatRequest,
  mode: Mode | null,
  signal: AbortSignal | undefined,
): Promise<ChatResult> {
  const messages = mode === 'tags' ? (request.plain ?? request.messages) : request.messages
  const reply = await call(async (within) => {
    try {
      return await client.invoke(
        messages.map(({ role, content }) => [role, content]),
        { signal: within },
      )
    } catch (error) {
      if ((error as Error).name === 'ContextOverflowError') {
        throw new HuidaError('ERR_MODEL_UNAVAILABLE', '输入超出大模型的上下文长度')
      }
      if (mode !== null && mode !== 'tags' && isFormatRefusal(error)) {
        throw new FormatRefused('ERR_MODEL_UNAVAILABLE', `大模型不支持 ${mode} 输出`)
      }
      throw error
    }
  }, signal)
  const text = stripThinking(reply.text)
  if (text === '') throw new HuidaError('ERR_MODEL_OUTPUT', '大模型没有返回文字')
  const parsed = request.schema ? readStructured(text, request.schema.json) : undefined
  const reported = reply.usage_metadata as UsageMetadata | undefined
  const usage = { inputTokens: reported?.input_tokens ?? 0, outputTokens: reported?.output_tokens ?? 0 }
  return parsed === undefined ? { text, usage } : { text, parsed, usage }
}

/** A client is a few objects without a connection of its own, so each call makes one with these, its own limits among them. */
function clientFields(options: OpenAiChatOptions, request: ChatRequest, mode: Mode | null): ChatOpenAIFields {
  const format = responseFormat(request, mode)
  return {
    model: options.model,
    // The client looks into the environment when it is given nothing.
    apiKey: options.apiKey === '' ? 'none' : options.apiKey,
    configuration: {
      baseURL: options.baseUrl,
      organization: null,
      project: null,
      ...(format ? { fetch: withBody({ response_format: format }) } : {}),
    },
    maxRetries: 0,
    maxTokens: request.maxTokens,
    temperature: request.temperature ?? 0,
    useResponsesApi: false,
  }
}

/**
 * A fetch that adds to the JSON body. ChatOpenAI's own `response_format` has the answer parsed inside the library,
 * which loses text and usage of an answer that is no JSON.
 */
const withBody =
  (more: object): typeof fetch =>
  (url, init) =>
    fetch(url, { ...init, body: JSON.stringify({ ...(JSON.parse(String(init?.body)) as object), ...more }) })

function responseFormat(request: ChatRequest, mode: Mode | null): object | undefined {
  if (mode === 'json_object') return { type: 'json_object' }
  if (mode !== 'json_schema' || !request.schema) return undefined
  const { name, json } = request.schema
  return { type: 'json_schema', json_schema: { name, strict: true, schema: json } }
}

/** Endpoints refuse a format with one of these. */
const isFormatRefusal = (error: unknown): boolean => [400, 415, 422, 501].includes(statusOf(error) ?? 0)

const addUsage = (result: ChatResult, more: ChatResult['usage']): ChatResult => ({
  ...result,
  usage: {
    inputTokens: result.usage.inputTokens + more.inputTokens,
    outputTokens: result.usage.outputTokens + more.outputTokens,
  },
})
