/** BM25 as in Robertson and Zaragoza, "The Probabilistic Relevance Framework" (2009), with the idf that stays ≥ 0. */
export const K1 = 1.2
export const B = 0.75

/** How much `count` occurrences weigh in a chunk of `length` terms; below k1 + 1. */
export function termWeight(count: number, length: number, averageLength: number): number {
  return (count * (K1 + 1)) / (count + K1 * (1 - B + (B * length) / averageLength))
}

/** How telling a term is that occurs in `frequency` of `chunks` chunks. */
export function inverseFrequency(frequency: number, chunks: number): number {
  return Math.log(1 + (chunks - frequency + 0.5) / (frequency + 0.5))
}
