import { access } from 'node:fs/promises'
import { basename } from 'node:path'
import pLimit from 'p-limit'
import { HuidaError } from '../../shared/errors.ts'
import { untilAborted } from '../../shared/until-aborted.ts'
import { abortError, throwIfAborted } from '../abort.ts'
import type { ChatMessage, ChatModel, ChatRequest, ChatResult } from '../ports.ts'
import { readStructured, stripThinking } from '../structured/read-structured.ts'
import { importLlama, loadLlama, type HistoryItem, type LlamaModule, type LoadedLlama } from './binding.ts'

/** A GGUF file on this machine. `timeoutMs` is the deadline of one answer, waiting for its turn included. */
export interface LlamaChatOptions {
  path: string
  contextTokens: number
  timeoutMs: number
  /** Finds node-llama-cpp; for a copy that is installed elsewhere, and for tests. */
  importModule?: () => Promise<LlamaModule>
}

/**
 * Chat with a local GGUF model through node-llama-cpp, one request at a time; a schema is enforced by grammar.
 * A call ends at its deadline or when its caller leaves, even where the library goes on reading a long prompt; the next
 * begins when that is through. Throws ERR_MODEL_MISSING when the package or the file is absent.
 */
export async function createLlamaChat(options: LlamaChatOptions): Promise<ChatModel> {
  await access(options.path).catch((cause: unknown) => {
    throw new HuidaError('ERR_MODEL_MISSING', `没有找到 GGUF 文件 ${options.path}`, { cause })
  })
  const module = await (options.importModule ?? (() => importLlama()))()
  const loaded = await loadLlama(module, options.path, options.contextTokens)
  const oneAtATime = pLimit(1)
  return {
    id: basename(options.path, '.gguf'),
    contextTokens: options.contextTokens,
    async complete(request, caller) {
      const deadline = AbortSignal.timeout(options.timeoutMs)
      const signal = caller ? AbortSignal.any([caller, deadline]) : deadline
      try {
        return await untilAborted(
          oneAtATime(() => complete(loaded, options, request, signal)),
          signal,
        )
      } catch (error) {
        throw signal.aborted ? abortError(signal) : error
      }
    },
    close: async () => {
      oneAtATime.clearQueue()
      await loaded.llama.dispose()
    },
  }
}

async function complete(
  loaded: LoadedLlama,
  options: LlamaChatOptions,
  request: ChatRequest,
  signal: AbortSignal,
): Promise<ChatResult> {
  throwIfAborted(signal)
  requireRoom(loaded, options, request)
  const before = loaded.sequence.tokenMeter.getState()
  const reply = await prompt(loaded, request, signal).catch((cause) => {
    throw new HuidaError('ERR_MODEL_UNAVAILABLE', `本地大模型出错：${(cause as Error).message}`, { cause })
  })
  const text = stripThinking(reply)
  if (text === '') throw new HuidaError('ERR_MODEL_OUTPUT', '大模型没有返回文字')
  const parsed = request.schema ? readStructured(text, request.schema.json) : undefined
  const { usedInputTokens: inputTokens, usedOutputTokens: outputTokens } =
    loaded.sequence.tokenMeter.diff(before)
  const usage = { inputTokens, outputTokens }
  return parsed === undefined ? { text, usage } : { text, parsed, usage }
}

/** The library would drop the oldest text of a prompt that is too long, rules first. */
function requireRoom(
  { model }: LoadedLlama,
  { contextTokens }: LlamaChatOptions,
  request: ChatRequest,
): void {
  const tokens = model.tokenize(request.messages.map(({ content }) => content).join('\n')).length
  if (tokens + request.maxTokens > contextTokens) {
    throw new HuidaError(
      'ERR_MODEL_UNAVAILABLE',
      `输入超出大模型的上下文长度（${tokens} + ${request.maxTokens}）`,
    )
  }
}

async function prompt(loaded: LoadedLlama, request: ChatRequest, signal: AbortSignal): Promise<string> {
  const { messages, schema, maxTokens, temperature = 0 } = request
  const grammar = schema ? await loaded.llama.createGrammarForJsonSchema(schema.json) : undefined
  const session = loaded.createSession()
  try {
    session.setChatHistory(messages.slice(0, -1).map(toHistory))
    const last = messages.at(-1)?.content ?? ''
    return await session.prompt(last, { maxTokens, temperature, signal, ...(grammar ? { grammar } : {}) })
  } finally {
    session.dispose({ disposeSequence: false })
  }
}

const toHistory = ({ role, content }: ChatMessage): HistoryItem =>
  role === 'assistant' ? { type: 'model', response: [content] } : { type: role, text: content }
