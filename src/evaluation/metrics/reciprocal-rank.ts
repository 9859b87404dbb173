import type { Relevance } from './recall-at-k.ts'

/**
 * Reciprocal rank = 1 ÷ rank of the first passage that holds any gold item, 0 when none does. Range 0–1; its mean over
 * cases is the MRR. Source: Voorhees, The TREC-8 Question Answering Track Report, 1999.
 */
export function reciprocalRank(relevance: Relevance): number {
  const rank = relevance.findIndex((row) => row.includes(true))
  return rank === -1 ? 0 : 1 / (rank + 1)
}
