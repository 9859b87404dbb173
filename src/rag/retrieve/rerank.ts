import type { Reranker } from '../../models/ports.ts'
import type { Candidate } from './types.ts'

/** A cross-encoder reads only the best candidates: it costs a model call each. */
const DEPTH = 30
/** Share of the model's opinion against the features'. */
const MODEL_SHARE = 0.6

/**
 * Reorder the best candidates by a reranking model, when there is one; its scores are scaled to [0, 1] within the call.
 * A model that fails leaves the order as it was: retrieval must not depend on it.
 */
export async function rerankCandidates(
  reranker: Reranker | null,
  question: string,
  candidates: Candidate[],
  signal?: AbortSignal,
): Promise<Candidate[]> {
  if (reranker === null || candidates.length < 2) return candidates
  const head = candidates.slice(0, DEPTH)
  const scores = await reranker
    .score(
      question,
      head.map((candidate) => candidate.chunk.indexText),
      signal,
    )
    .catch((error: unknown) => {
      if (signal?.aborted) throw error
      return null
    })
  if (scores === null) return candidates
  const model = scale(scores)
  const own = scale(head.map((candidate) => candidate.score))
  const best = head[0]!.score
  const reordered = head.map((candidate, i) => ({
    ...candidate,
    features: { ...candidate.features, reranker: scores[i]! },
    score: best * (MODEL_SHARE * model[i]! + (1 - MODEL_SHARE) * own[i]!),
  }))
  return [...reordered.sort((a, b) => b.score - a.score), ...candidates.slice(DEPTH)]
}

function scale(values: readonly number[]): number[] {
  const low = Math.min(...values)
  const span = Math.max(...values) - low
  return values.map((value) => (span === 0 ? 1 : (value - low) / span))
}
