import type { PolicyQaDeps } from './deps.ts'
import { readDocuments } from '../../rag/answer/read-documents.ts'
import { mergePassages } from '../../rag/retrieve/passage.ts'
import { explainCandidates } from './passages.ts'
import type { PolicyQa } from './types.ts'

/** Search without an answer: the best passages and why they rank. */
export function createSearch({
  retriever,
  normalise,
  view,
}: Pick<PolicyQaDeps, 'retriever' | 'normalise' | 'view'>): PolicyQa['search'] {
  return async (query, limit, { kinds, signal } = {}) => {
    const started = performance.now()
    const analysis = await retriever.analyse(normalise(query))
    const retrieval = await retriever.retrieve(analysis, {
      ...(signal && { signal }),
      ...(kinds && { filter: { kinds } }),
    })
    const { read } = await view()
    const near = retrieval.candidates.slice(0, 2 * limit)
    const documents = await readDocuments(
      near.map(({ document }) => document.id),
      read,
    )
    const best = mergePassages(retrieval.candidates, documents, limit)
    return {
      query,
      terms: [...analysis.terms].map(([term, weight]) => ({ term, weight })),
      passages: explainCandidates(best, []).map((passage) => ({ ...passage, kept: true })),
      dense: retrieval.dense,
      ms: Math.round((performance.now() - started) * 10) / 10,
    }
  }
}
