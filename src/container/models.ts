import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Logger } from 'pino'
import type { Config } from '../config/index.ts'
import {
  createHttpReranker,
  createLlamaChat,
  createOnnxEmbedder,
  createOpenAiChat,
  createOpenAiEmbedder,
  createTokenizer,
  loadPrompts,
  ONNX_MODEL_NAME,
  type ChatModel,
  type Embedder,
  type PromptRegistry,
  type Reranker,
  type Tokenizer,
} from '../models/index.ts'
import { PACKAGE_ROOT } from './package-root.ts'

const PROMPTS = join(PACKAGE_ROOT, 'prompts')

/** The models the configuration asks for; null where there is none. */
export interface Models {
  embedder: Embedder | null
  reranker: Reranker | null
  chat: { model: ChatModel; tokenizer: Tokenizer; prompts: PromptRegistry } | null
  close(): Promise<void>
}

/** Open the models. A missing embedding model is no error: the service then runs on words only. */
export async function openModels(config: Config, log: Logger): Promise<Models> {
  const embedder = await openEmbedder(config, log)
  let model: ChatModel | null = null
  const close = async (): Promise<void> => void (await Promise.all([embedder?.close(), model?.close()]))
  try {
    model = await openChat(config)
    return {
      embedder,
      reranker: config.rerank && createHttpReranker({ ...config.rerank, timeoutMs: config.chat.timeoutMs }),
      chat: model && { model, tokenizer: createTokenizer(), prompts: await loadPrompts(PROMPTS) },
      close,
    }
  } catch (error) {
    // The threads of what is open would keep the process alive.
    await close()
    throw error
  }
}

async function openEmbedder(config: Config, log: Logger): Promise<Embedder | null> {
  const { endpoint, dimensions, workers } = config.embedding
  if (endpoint) return createOpenAiEmbedder({ ...endpoint, dimensions, timeoutMs: config.chat.timeoutMs })
  if (!existsSync(join(config.modelsDir, ONNX_MODEL_NAME, 'model.onnx'))) {
    log.info({ modelsDir: config.modelsDir }, 'no embedding model: searching by words only')
    return null
  }
  try {
    return await createOnnxEmbedder({ modelsDir: config.modelsDir, workers })
  } catch (error) {
    // A damaged model must not keep the library from being read: `doctor` and the page say what is missing.
    log.warn({ err: error }, 'the embedding model cannot be loaded: searching by words only')
    return null
  }
}

async function openChat(config: Config): Promise<ChatModel | null> {
  const { endpoint, gguf, contextTokens, timeoutMs } = config.chat
  if (endpoint) return createOpenAiChat({ ...endpoint, contextTokens, timeoutMs })
  return gguf === null ? null : createLlamaChat({ path: gguf, contextTokens, timeoutMs })
}
