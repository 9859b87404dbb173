import type { PolicyQaDeps } from './deps.ts'
import { explainCandidates } from './passages.ts'
import type { SearchResult } from './types.ts'

/** Search without an answer: the best passages and why they rank. */
export async function search(
  deps: Pick<PolicyQaDeps, 'retriever' | 'normalise'>,
  query: string,
  limit: number,
  signal?: AbortSignal,
): Promise<SearchResult> {
  const started = performance.now()
  const analysis = await deps.retriever.analyse(deps.normalise(query))
  const retrieval = await deps.retriever.retrieve(analysis, signal ? { signal } : {})
  const best = retrieval.candidates.slice(0, limit)
  return {
    query,
    terms: [...analysis.terms].map(([term, weight]) => ({ term, weight })),
    passages: explainCandidates(best, []).map((passage) => ({ ...passage, kept: true })),
    dense: retrieval.dense,
    ms: Math.round((performance.now() - started) * 10) / 10,
  }
}
