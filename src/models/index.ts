/** The door of the model layer: ports and the factories that `container.ts` chooses from. */
export type * from './ports.ts'
export { createOnnxEmbedder, type OnnxEmbedderOptions } from './onnx/embedder.ts'
export { HuidaEmbeddings } from './langchain/embeddings.ts'
export { loadPrompts, type PromptRegistry, type RenderedPrompt } from './prompts/registry.ts'
export { createTokenizer, type Encoding } from './tokens/tokenizer.ts'
export { createOpenAiChat, type OpenAiChatOptions } from './openai/chat.ts'
export { createOpenAiEmbedder, type OpenAiEmbedderOptions } from './openai/embedder.ts'
export { createHttpReranker, type HttpRerankerOptions } from './rerank/http-reranker.ts'
