/** For each passage in rank order, which gold items it holds. */
export type Relevance = readonly (readonly boolean[])[]

const goldCount = (relevance: Relevance): number => relevance[0]?.length ?? 0

/**
 * Recall@k = gold items held by the first k passages ÷ gold items. Range 0–1; 0 when nothing was retrieved.
 * Source: Manning, Raghavan, Schütze, Introduction to Information Retrieval, §8.3.
 */
export function recallAtK(relevance: Relevance, k: number): number {
  const total = goldCount(relevance)
  if (total === 0) return 0
  const top = relevance.slice(0, k)
  let found = 0
  for (let item = 0; item < total; item += 1) if (top.some((row) => row[item] === true)) found += 1
  return found / total
}

/** Hit@k: 1 when one of the first k passages holds any gold item, else 0. */
export const hitAtK = (relevance: Relevance, k: number): number =>
  relevance.slice(0, k).some((row) => row.includes(true)) ? 1 : 0

/** All-gold@k: 1 when the first k passages together hold every gold item, else 0. */
export const allGoldAtK = (relevance: Relevance, k: number): number =>
  goldCount(relevance) > 0 && recallAtK(relevance, k) === 1 ? 1 : 0
