/** Makes unit vectors of texts; `embedSentence` makes one before all that waits, where it is there. */
export interface TextVectors {
  embedDocuments(texts: readonly string[], signal?: AbortSignal): Promise<Float32Array[]>
  embedSentence?(text: string, signal?: AbortSignal): Promise<Float32Array>
}
