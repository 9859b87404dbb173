import { dot } from '../../../../shared/dot-product.ts'
import { createTermIndex, type SparseVector, type TermIndex } from '../../classify/term-space.ts'
import type { Matter } from '../matters.ts'

/** A matter with its owners as candidate numbers; numbers after the last stand for whoever governs the place. */
export interface PlacedMatter extends Matter {
  shares: readonly (readonly [candidate: number, share: number])[]
}

/** What is asked about: a ticket as vector (null without an embedding model) and weighted terms. */
export interface Query {
  text: string
  vector: Float32Array | null
  /** Of its parts; empty when it has one part only, or without an embedding model. */
  parts: readonly Float32Array[]
  terms: SparseVector
}

/** Likeness of a query to each matter, by meaning (null without vectors) and by words. */
export interface Likenesses {
  meaning: Float32Array | null
  words: Float32Array
}

/** Matters that can be searched by meaning and words. */
export interface Evidence {
  readonly matters: readonly PlacedMatter[]
  liken(query: Query): Likenesses
  /** The best likeness of a part of the query to each matter; null without vectors. */
  likenParts(query: Query): Float32Array | null
}

/** Index matters; `vectors` is null without an embedding model, `size` is that of the term space. */
export function createEvidence(
  matters: readonly PlacedMatter[],
  vectors: readonly Float32Array[] | null,
  terms: readonly SparseVector[],
  size: number,
): Evidence {
  const index: TermIndex = createTermIndex(terms, size)
  // The vectors of a ticket's parts are asked for again and again while it is told apart.
  const known = new WeakMap<Float32Array, Float32Array>()
  const cosinesOf = (vector: Float32Array): Float32Array => {
    const found = known.get(vector) ?? Float32Array.from(vectors!, (one) => dot(one, vector))
    known.set(vector, found)
    return found
  }
  return {
    matters,
    likenParts({ vector, parts }) {
      if (vectors === null || vector === null) return null
      const best = cosinesOf(parts[0] ?? vector).slice()
      for (const part of parts.slice(1)) {
        const scores = cosinesOf(part)
        for (let at = 0; at < best.length; at++) best[at] = Math.max(best[at]!, scores[at]!)
      }
      return best
    },
    liken: ({ vector, terms: words }) => ({
      meaning: vectors === null || vector === null ? null : cosinesOf(vector),
      words: index.cosines(words),
    }),
  }
}
