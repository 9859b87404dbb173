import type { DocumentRecord } from '../../../src/store/records.ts'

/** Straightforward BM25 (k1 = 1.2, b = 0.75) over all chunks in memory: what the store's ranking is checked against. */
export function scoreAll(
  documents: readonly DocumentRecord[],
  tokenize: (text: string) => string[],
  query: ReadonlyMap<string, number>,
): Map<string, number> {
  const chunks = documents.flatMap((document) =>
    document.chunks.map((chunk) => ({
      id: `${document.id}#${chunk.ordinal}`,
      tokens: tokenize(chunk.indexText),
    })),
  )
  const average = chunks.reduce((sum, chunk) => sum + chunk.tokens.length, 0) / chunks.length
  const scores = new Map<string, number>()
  for (const [term, weight] of query) {
    const holding = chunks.filter((chunk) => chunk.tokens.includes(term))
    const idf = Math.log(1 + (chunks.length - holding.length + 0.5) / (holding.length + 0.5))
    for (const chunk of holding) {
      const count = chunk.tokens.filter((token) => token === term).length
      const saturated = (count * 2.2) / (count + 1.2 * (0.25 + (0.75 * chunk.tokens.length) / average))
      scores.set(chunk.id, (scores.get(chunk.id) ?? 0) + weight * idf * saturated)
    }
  }
  return scores
}
