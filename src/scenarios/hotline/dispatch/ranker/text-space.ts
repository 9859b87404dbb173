import { districtNamesOf, type CityPack } from '../../../../city/index.ts'
import { createTermSpace, type SparseVector } from '../../classify/term-space.ts'
import { termsOf } from '../../classify/terms.ts'
import { mapInTurns } from '../../../../shared/map-in-turns.ts'
import type { Likeness } from './transfer.ts'
import type { VectorMemory } from './vector-memory.ts'
import { dot } from '../../../../shared/dot-product.ts'

/** Texts that were made known once, by meaning (null without an embedding model) and by words. */
export interface TextSpace {
  readonly size: number
  vector(text: string): Float32Array | null
  terms(text: string): SparseVector
  /** By meaning where there are vectors, otherwise by words. */
  readonly likeness: Likeness
}

/** Learn texts; `lexicon` are those whose words make the term space. */
export async function createTextSpace(
  texts: readonly string[],
  lexicon: readonly string[],
  vectors: VectorMemory | null,
): Promise<TextSpace> {
  const unique = [...new Set(texts)]
  const recalled = vectors === null ? null : await vectors.recall(unique)
  const known = recalled && new Map(unique.map((text, at) => [text, recalled[at]!]))
  const space = createTermSpace(await mapInTurns(lexicon, termsOf))
  const terms = (text: string): SparseVector => space.vector(termsOf(text))
  const dense = (text: string): Float32Array => known?.get(text) ?? spread(terms(text), space.size)
  return {
    size: space.size,
    terms,
    vector: (text) => known?.get(text) ?? null,
    likeness(left, right) {
      const others = right.map(dense)
      return left.map((text) => {
        const own = dense(text)
        return others.map((other) => dot(own, other))
      })
    },
  }
}

function spread({ ids, weights }: SparseVector, size: number): Float32Array {
  const dense = new Float32Array(size)
  ids.forEach((id, at) => (dense[id] = weights[at]!))
  return dense
}

/** Takes a city's places out of a text: where it happened says nothing about what happened. */
export function placeRemover({ districts, name, aliases }: CityPack): (text: string) => string {
  const names = [
    ...districts.flatMap((district) => [
      ...districtNamesOf(district),
      ...district.units,
      ...district.landmarks,
    ]),
    name,
    ...aliases,
  ].filter((place) => place.length >= 2)
  if (names.length === 0) return (text) => text
  const sorted = [...new Set(names)].sort((a, b) => b.length - a.length)
  const pattern = new RegExp(
    sorted.map((place) => place.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|'),
    'g',
  )
  return (text) => text.replace(pattern, '')
}
