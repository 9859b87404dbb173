/** Makes unit vectors of texts; `embedSentences` makes them before all that waits, where it is there. */
export interface TextVectors {
  embedDocuments(texts: readonly string[], signal?: AbortSignal): Promise<Float32Array[]>
  embedSentences?(texts: readonly string[], signal?: AbortSignal): Promise<Float32Array[]>
}
