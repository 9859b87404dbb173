import type { ChunkHit } from '../../store/ports.ts'

export interface FusedHit {
  chunkId: string
  lexical: number | null
  dense: number | null
  /** Weighted sum of normalised scores, in [0, 1]. */
  fused: number
}

/** Share of the lexical score in the sum; on both development sets 0.5–0.7 beat reciprocal rank fusion. */
const LEXICAL_SHARE = 0.6
/** Cosine that two unrelated texts of this model already reach; below it a vector says nothing. */
const COSINE_FLOOR = 0.3

/**
 * Fuse two result lists by a weighted sum of scores, each divided by the best of its list (cosines above a floor).
 * A chunk that one search did not return gets 0 from it. Without dense hits the lexical score stands alone.
 */
export function fuseHits(lexical: readonly ChunkHit[], dense: readonly ChunkHit[]): FusedHit[] {
  const fused = new Map<string, FusedHit>()
  const entry = (hit: ChunkHit): FusedHit => {
    const known = fused.get(hit.chunkId)
    if (known) return known
    const fresh = { chunkId: hit.chunkId, lexical: null, dense: null, fused: 0 }
    fused.set(hit.chunkId, fresh)
    return fresh
  }
  for (const hit of lexical) entry(hit).lexical = hit.score
  for (const hit of dense) entry(hit).dense = hit.score
  const bestLexical = Math.max(...lexical.map((hit) => hit.score), Number.EPSILON)
  const bestDense = Math.max(...dense.map((hit) => hit.score - COSINE_FLOOR), Number.EPSILON)
  const share = dense.length === 0 ? 1 : lexical.length === 0 ? 0 : LEXICAL_SHARE
  for (const hit of fused.values()) {
    const words = (hit.lexical ?? 0) / bestLexical
    const meaning = Math.max(0, (hit.dense ?? 0) - COSINE_FLOOR) / bestDense
    hit.fused = share * words + (1 - share) * meaning
  }
  return [...fused.values()].sort((a, b) => b.fused - a.fused || a.chunkId.localeCompare(b.chunkId))
}
