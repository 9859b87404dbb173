import { createTermIndex, type SparseVector, type TermIndex } from '../classify/term-space.ts'
import type { Matter } from './matters.ts'

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
  const packed = vectors === null ? null : pack(vectors)
  // The vectors of a ticket's parts are asked for again and again while it is told apart.
  const known = new WeakMap<Float32Array, Float32Array>()
  const cosinesOf = (vector: Float32Array): Float32Array => {
    const found = known.get(vector) ?? products(packed!, vector, matters.length)
    known.set(vector, found)
    return found
  }
  return {
    matters,
    likenParts({ vector, parts }) {
      if (packed === null || vector === null) return null
      const best = cosinesOf(parts[0] ?? vector).slice()
      for (const part of parts.slice(1)) {
        const scores = cosinesOf(part)
        for (let at = 0; at < best.length; at++) best[at] = Math.max(best[at]!, scores[at]!)
      }
      return best
    },
    liken: ({ vector, terms: words }) => ({
      meaning: packed === null || vector === null ? null : cosinesOf(vector),
      words: index.cosines(words),
    }),
  }
}

function pack(vectors: readonly Float32Array[]): Float32Array {
  const width = vectors[0]?.length ?? 0
  const packed = new Float32Array(vectors.length * width)
  vectors.forEach((vector, at) => packed.set(vector, at * width))
  return packed
}

/** Dot product of a vector with each row: in four sums, since one would wait for each addition before the next. */
function products(packed: Float32Array, vector: Float32Array, rows: number): Float32Array {
  const width = vector.length
  const fours = width - (width % 4)
  const result = new Float32Array(rows)
  for (let row = 0; row < rows; row++) {
    const from = row * width
    let [a, b, c, d] = [0, 0, 0, 0]
    for (let at = 0; at < fours; at += 4) {
      a += packed[from + at]! * vector[at]!
      b += packed[from + at + 1]! * vector[at + 1]!
      c += packed[from + at + 2]! * vector[at + 2]!
      d += packed[from + at + 3]! * vector[at + 3]!
    }
    for (let at = fours; at < width; at++) a += packed[from + at]! * vector[at]!
    result[row] = a + b + c + d
  }
  return result
}
