/** A sparse vector: ascending term numbers and their weights. */
export interface SparseVector {
  ids: Int32Array
  weights: Float32Array
}

/** Turns terms into unit-length TF-IDF vectors: weight (1 + ln tf) · (ln((1 + n) / (1 + df)) + 1), as scikit-learn has it. */
export interface TermSpace {
  readonly size: number
  vector(terms: readonly string[]): SparseVector
}

/** Learn the document frequencies of texts given as terms; terms in fewer than `minimum` texts are left out. */
export function createTermSpace(texts: readonly (readonly string[])[], minimum = 1): TermSpace {
  const frequencies = new Map<string, number>()
  for (const terms of texts)
    for (const term of new Set(terms)) frequencies.set(term, (frequencies.get(term) ?? 0) + 1)
  const numbers = new Map<string, number>()
  const idf: number[] = []
  for (const [term, frequency] of frequencies) {
    if (frequency < minimum) continue
    numbers.set(term, idf.length)
    idf.push(Math.log((1 + texts.length) / (1 + frequency)) + 1)
  }
  return { size: idf.length, vector: (terms) => weigh(terms, numbers, idf) }
}

function weigh(
  terms: readonly string[],
  numbers: ReadonlyMap<string, number>,
  idf: readonly number[],
): SparseVector {
  const counts = new Map<number, number>()
  for (const term of terms) {
    const number = numbers.get(term)
    if (number !== undefined) counts.set(number, (counts.get(number) ?? 0) + 1)
  }
  const ids = Int32Array.from(counts.keys()).sort()
  const weights = Float32Array.from(ids, (id) => (1 + Math.log(counts.get(id)!)) * idf[id]!)
  const length = Math.sqrt(weights.reduce((sum, weight) => sum + weight * weight, 0))
  if (length > 0) for (let at = 0; at < weights.length; at++) weights[at]! /= length
  return { ids, weights }
}

/** Cosines of a vector with many, by inverted lists: one number a text, in order. */
export interface TermIndex {
  cosines(vector: SparseVector): Float32Array
}

/** Index vectors of one space. The lists stand one behind the other: as many small arrays they held ten times as much. */
export function createTermIndex(vectors: readonly SparseVector[], size: number): TermIndex {
  const { length: count } = vectors
  const starts = startsOf(vectors, size)
  const texts = new Int32Array(starts[size]!)
  const weights = new Float32Array(starts[size]!)
  const free = starts.slice(0, size)
  vectors.forEach((vector, text) =>
    vector.ids.forEach((id, at) => {
      const place = free[id]!++
      texts[place] = text
      weights[place] = vector.weights[at]!
    }),
  )
  return {
    cosines(vector) {
      const sums = new Float32Array(count)
      vector.ids.forEach((id, at) => {
        const weight = vector.weights[at]!
        for (let place = starts[id]!; place < starts[id + 1]!; place++)
          sums[texts[place]!]! += weight * weights[place]!
      })
      return sums
    },
  }
}

/** Where the list of each term begins, and at last where they all end. */
function startsOf(vectors: readonly SparseVector[], size: number): Int32Array {
  const starts = new Int32Array(size + 1)
  for (const { ids } of vectors) for (const id of ids) starts[id + 1]!++
  for (let id = 0; id < size; id++) starts[id + 1]! += starts[id]!
  return starts
}
