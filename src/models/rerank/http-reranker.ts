import { Type } from 'typebox'
import { Value } from 'typebox/value'
import { HuidaError } from '../../shared/errors.ts'
import type { Reranker } from '../ports.ts'
import { joinUrl, postJson } from '../remote/post-json.ts'
import { createRemoteCall, type RemoteOptions } from '../remote/remote-call.ts'

/**
 * A rerank endpoint; `baseUrl` ends where `/rerank` begins. `tei`: text-embeddings-inference (`{query, texts}` →
 * `[{index, score}]`); `openai`: the shape of Jina, Cohere, vLLM (`{model, query, documents}` → `{results}`).
 */
export interface HttpRerankerOptions extends Partial<Omit<RemoteOptions, 'name' | 'apiKey' | 'timeoutMs'>> {
  style: 'tei' | 'openai'
  baseUrl: string
  apiKey: string
  model: string
  timeoutMs: number
  /** Passages a request (default 32, TEI's own limit). */
  batchSize?: number
}

const TeiReply = Type.Array(Type.Object({ index: Type.Integer(), score: Type.Number() }))
const OpenAiReply = Type.Object({
  results: Type.Array(Type.Object({ index: Type.Integer(), relevance_score: Type.Number() })),
})

/** Reranking over HTTP. Throws ERR_MODEL_UNAVAILABLE, ERR_TIMEOUT or ERR_MODEL_OUTPUT. */
export function createHttpReranker(options: HttpRerankerOptions): Reranker {
  const call = createRemoteCall({ ...options, name: '重排服务' })
  const endpoint = { url: joinUrl(options.baseUrl, 'rerank'), apiKey: options.apiKey }
  const batchSize = options.batchSize ?? 32

  const scoreBatch = async (
    query: string,
    passages: readonly string[],
    signal?: AbortSignal,
  ): Promise<number[]> => {
    const body =
      options.style === 'tei'
        ? { query, texts: passages, truncate: true }
        : { model: options.model, query, documents: passages, top_n: passages.length }
    const reply = await call((within) => postJson(endpoint, body, within), signal)
    return inOrder(options.style === 'tei' ? readTei(reply) : readOpenAi(reply), passages.length)
  }

  return {
    id: options.model === '' ? `${options.style}-rerank` : options.model,
    async score(query, passages, signal) {
      const scores: number[] = []
      for (let start = 0; start < passages.length; start += batchSize) {
        scores.push(...(await scoreBatch(query, passages.slice(start, start + batchSize), signal)))
      }
      return scores
    },
  }
}

interface Scored {
  index: number
  score: number
}

function readTei(reply: unknown): Scored[] {
  if (!Value.Check(TeiReply, reply)) throw new HuidaError('ERR_MODEL_OUTPUT', '重排服务的返回不是 TEI 格式')
  return reply
}

function readOpenAi(reply: unknown): Scored[] {
  if (!Value.Check(OpenAiReply, reply)) throw new HuidaError('ERR_MODEL_OUTPUT', '重排服务的返回缺少 results')
  return reply.results.map(({ index, relevance_score: score }) => ({ index, score }))
}

/** Endpoints answer best first; the port answers in the order asked. Each passage must have exactly one score. */
function inOrder(scored: readonly Scored[], count: number): number[] {
  const scores = new Array<number>(count).fill(Number.NaN)
  for (const { index, score } of scored) scores[index] = score
  if (scored.length !== count || scores.length !== count || scores.some(Number.isNaN)) {
    throw new HuidaError('ERR_MODEL_OUTPUT', `重排服务没有给出全部 ${count} 段的分数`)
  }
  return scores
}
