import type { Relevance } from './recall-at-k.ts'

const discounted = (gains: readonly number[]): number =>
  gains.reduce((sum, gain, index) => sum + gain / Math.log2(index + 2), 0)

/** Gold items that each passage is the first to hold. */
function newlyHeld(relevance: Relevance): number[] {
  const seen = new Set<number>()
  return relevance.map((row) => {
    const fresh = row.flatMap((held, item) => (held && !seen.has(item) ? [item] : []))
    for (const item of fresh) seen.add(item)
    return fresh.length
  })
}

/**
 * nDCG@k with novelty: the gain of a passage is the number of gold items it is the first to hold, so that a second copy
 * earns nothing. DCG@k = Σ gain ÷ log2(rank + 1); the ideal puts the largest of these gains first and then every gold
 * item that was not found, alone in its passage. Range 0–1; 0 without gold.
 * Source: Järvelin, Kekäläinen, Cumulated gain-based evaluation of IR techniques, 2002; Clarke et al., α-nDCG (α = 1), 2008.
 */
export function ndcgAtK(relevance: Relevance, k: number): number {
  const total = relevance[0]?.length ?? 0
  if (total === 0) return 0
  const gains = newlyHeld(relevance)
  const found = gains.filter((gain) => gain > 0).sort((a, b) => b - a)
  const missing = total - found.reduce((sum, gain) => sum + gain, 0)
  const ideal = [...found, ...new Array<number>(missing).fill(1)].slice(0, k)
  return discounted(gains.slice(0, k)) / discounted(ideal)
}
