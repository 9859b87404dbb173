import { Type } from 'typebox'
import { Value } from 'typebox/value'
import { HuidaError } from '../../shared/errors.ts'
import type { Embedder } from '../ports.ts'
import { joinUrl, postJson } from '../remote/post-json.ts'
import { createRemoteCall, type RemoteOptions } from '../remote/remote-call.ts'

/** An OpenAI-compatible embeddings endpoint; `baseUrl` ends where `/embeddings` begins. */
export interface OpenAiEmbedderOptions extends Partial<Omit<RemoteOptions, 'name' | 'apiKey' | 'timeoutMs'>> {
  baseUrl: string
  apiKey: string
  model: string
  dimensions: number
  timeoutMs: number
  /** Texts a request (default 32). */
  batchSize?: number
  /** Put before queries, for models trained with an instruction (default none). */
  queryInstruction?: string
  /** Send `dimensions` with the request, for models that can shorten their vectors (default false). */
  requestDimensions?: boolean
}

const Reply = Type.Object({
  data: Type.Array(
    Type.Object({ index: Type.Optional(Type.Integer()), embedding: Type.Array(Type.Number()) }),
  ),
})

/** Embeddings over HTTP, in batches one after another; vectors are normalised here, whatever the endpoint does. */
export function createOpenAiEmbedder(options: OpenAiEmbedderOptions): Embedder {
  const call = createRemoteCall({ ...options, name: '向量服务' })
  const endpoint = { url: joinUrl(options.baseUrl, 'embeddings'), apiKey: options.apiKey }
  const batchSize = options.batchSize ?? 32

  const embedBatch = async (input: readonly string[], signal?: AbortSignal): Promise<Float32Array[]> => {
    const body = {
      model: options.model,
      input,
      encoding_format: 'float',
      ...(options.requestDimensions ? { dimensions: options.dimensions } : {}),
    }
    const reply = await call((within) => postJson(endpoint, body, within), signal)
    return readVectors(reply, input.length, options.dimensions)
  }

  const embedDocuments = async (texts: readonly string[], signal?: AbortSignal): Promise<Float32Array[]> => {
    const vectors: Float32Array[] = []
    for (let start = 0; start < texts.length; start += batchSize) {
      vectors.push(...(await embedBatch(texts.slice(start, start + batchSize), signal)))
    }
    return vectors
  }

  return {
    id: `${options.model}@remote`,
    dimensions: options.dimensions,
    embedDocuments,
    embedQuery: async (text, signal) =>
      (await embedBatch([(options.queryInstruction ?? '') + text], signal))[0]!,
    close: async () => undefined,
  }
}

function readVectors(reply: unknown, count: number, dimensions: number): Float32Array[] {
  if (!Value.Check(Reply, reply) || reply.data.length !== count) {
    throw new HuidaError('ERR_MODEL_OUTPUT', `向量服务没有按约定返回 ${count} 个向量`)
  }
  const vectors = new Array<Float32Array>(count)
  reply.data.forEach((item, i) => (vectors[item.index ?? i] = normalise(item.embedding, dimensions)))
  for (let i = 0; i < count; i++) {
    if (!vectors[i]) throw new HuidaError('ERR_MODEL_OUTPUT', '向量服务返回的序号有缺')
  }
  return vectors
}

function normalise(values: readonly number[], dimensions: number): Float32Array {
  if (values.length !== dimensions) {
    const detail = `向量服务返回 ${values.length} 维，配置为 ${dimensions} 维（EMBEDDING_DIMENSIONS）`
    throw new HuidaError('ERR_MODEL_OUTPUT', detail)
  }
  const norm = Math.hypot(...values)
  if (!(norm > 0)) throw new HuidaError('ERR_MODEL_OUTPUT', '向量服务返回了零向量')
  return Float32Array.from(values, (value) => value / norm)
}
