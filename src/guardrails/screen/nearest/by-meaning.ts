import type { TextVectors } from './vectors.ts'
import { dot } from '../../../shared/dot-product.ts'

/** Cosine of a text with each example, both measured from the mean of the examples; in [-1, 1]. */
export type CompareMeaning = (text: string, signal?: AbortSignal) => Promise<Float64Array>

/**
 * Compare by vectors of the same kind on both sides (no query instruction). What all questions have in common is taken
 * off first: sentence vectors of one language lie close together, and only what is left tells them apart.
 */
export async function compareByMeaning(
  texts: readonly string[],
  examples: TextVectors,
  questions: TextVectors,
): Promise<CompareMeaning> {
  // Whoever asks first waits for them, and must not wait for a whole library.
  const vectors = await vectorsOf(examples, texts)
  const mean = meanOf(vectors)
  const centred = vectors.map((vector) => centre(vector, mean))
  return async (text, signal) => {
    const [vector] = await vectorsOf(questions, [text], signal)
    const asked = centre(vector!, mean)
    return Float64Array.from(centred, (example) => dot(example, asked))
  }
}

const vectorsOf = (from: TextVectors, texts: readonly string[], signal?: AbortSignal) =>
  from.embedSentences?.(texts, signal) ?? from.embedDocuments(texts, signal)

function meanOf(vectors: readonly Float32Array[]): Float32Array {
  const mean = new Float32Array(vectors[0]?.length ?? 0)
  for (const vector of vectors)
    for (let at = 0; at < mean.length; at++) mean[at]! += vector[at]! / vectors.length
  return mean
}

function centre(vector: Float32Array, mean: Float32Array): Float32Array {
  const moved = vector.map((value, at) => value - mean[at]!)
  const length = Math.sqrt(dot(moved, moved)) || 1
  return moved.map((value) => value / length)
}
