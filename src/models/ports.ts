/** Ports to models. Adapters live in subfolders and are named only by the container. */

/** Turns text into unit-length vectors. `id` names model and weights, so vectors of two models never mix. */
export interface Embedder {
  /** `<model>@<first 12 hex digits of the weights' SHA-256>`, or `<model>@remote` for an endpoint. */
  readonly id: string
  readonly dimensions: number
  /** One vector a text, in order, L2-normalised. */
  embedDocuments(texts: readonly string[], signal?: AbortSignal): Promise<Float32Array[]>
  /** Like a document, but with the model's query instruction. */
  embedQuery(text: string, signal?: AbortSignal): Promise<Float32Array>
  /** Texts like documents, but as urgent as a query; without it `embedDocuments` does the same later. */
  embedSentences?(texts: readonly string[], signal?: AbortSignal): Promise<Float32Array[]>
  close(): Promise<void>
}

/** Scores passages for a question; higher is better; one score a passage, in order. */
export interface Reranker {
  readonly id: string
  score(query: string, passages: readonly string[], signal?: AbortSignal): Promise<number[]>
}

export interface ChatMessage {
  role: 'system' | 'user' | 'assistant'
  content: string
}

export interface ChatRequest {
  messages: readonly ChatMessage[]
  /** Sent instead of `messages` to a model that cannot be held to the schema: asks for `<property>…</property>` tags. */
  plain?: readonly ChatMessage[]
  /** JSON schema of the answer; `parsed` is set when the answer keeps to it, in JSON or in tags. */
  schema?: { name: string; json: object }
  maxTokens: number
  temperature?: number
}

export interface ChatResult {
  text: string
  /** The parsed object when a schema was asked for and the model kept to it. */
  parsed?: unknown
  usage: { inputTokens: number; outputTokens: number }
}

/** A chat model. Throws ERR_MODEL_UNAVAILABLE, ERR_TIMEOUT or ERR_MODEL_OUTPUT. */
export interface ChatModel {
  readonly id: string
  readonly contextTokens: number
  complete(request: ChatRequest, signal?: AbortSignal): Promise<ChatResult>
  close(): Promise<void>
}

/** Counts tokens for budgets; an estimate is fine, an underestimate is not. */
export interface Tokenizer {
  count(text: string): number
}
