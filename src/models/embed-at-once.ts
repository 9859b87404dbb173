import type { Embedder } from './ports.ts'

/** Vectors of texts that somebody waits for: before all documents that wait, where the embedder can tell them apart. */
export const embedAtOnce = (
  embedder: Pick<Embedder, 'embedDocuments' | 'embedSentences'>,
  texts: readonly string[],
  signal?: AbortSignal,
): Promise<Float32Array[]> =>
  embedder.embedSentences?.(texts, signal) ?? embedder.embedDocuments(texts, signal)
