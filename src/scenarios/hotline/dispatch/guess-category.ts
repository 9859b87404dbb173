import type { CategoryGuess } from '../classify/category-tree.ts'
import type { DispatchCity } from './dispatch-city.ts'
import type { PlacedMatter, Query } from './evidence/evidence.ts'
import type { Scoring } from './ranker/features.ts'

/** Weight of the best part of a ticket against the whole, and of shared words, in the likeness to a node's names. */
const PART = 0.5
const WORDS = 0.5

/**
 * The node of the city's tree that a ticket belongs to. Past tickets and nodes whose departments are likely for this ticket
 * (`shares` by candidate) count more: who handles it says much of what it is.
 */
export function guessCategory(
  city: DispatchCity,
  query: Query,
  { likenesses }: Scoring,
  shares: Float64Array,
): CategoryGuess {
  const { meaning, words } = city.nodes.liken(query)
  const parts = city.nodes.likenParts(query)
  const nodes = words.map((value, at) =>
    meaning === null ? value : meaning[at]! * (1 - PART) + parts![at]! * PART + value * WORDS,
  )
  return city.tree.guess({
    nodes,
    tickets: likenesses.ticket.meaning ?? likenesses.ticket.words,
    likely: Float32Array.from(city.evidence.ticket.matters, (matter) => likelihoodOf(city, matter, shares)),
  })
}

/** Part of the shares that falls to a matter's owners; slots of places stand for all governments. */
function likelihoodOf(
  { pack, candidates }: DispatchCity,
  matter: PlacedMatter,
  shares: Float64Array,
): number {
  let sum = 0
  for (const [slot, part] of matter.shares) {
    if (slot < candidates.length) sum += shares[slot]! * part
    else
      pack.departments.forEach(({ district }, at) => {
        if (district !== null) sum += shares[at]! * part
      })
  }
  return Math.min(1, sum)
}
