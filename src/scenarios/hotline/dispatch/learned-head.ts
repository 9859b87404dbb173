import { trainDiscriminant } from '../classify/discriminant.ts'
import type { PlacedMatter, Query } from './evidence.ts'
import { softmax } from './softmax.ts'

/** Logarithm of each slot's share (candidates, then whoever governs the place) by what was learnt of meanings. */
export type LearnedHead = (query: Query) => Float32Array

/** Where an owner's matters go in the city at hand. */
export type Slots = (owner: string) => readonly (readonly [slot: number, share: number])[]

/** The classes are many and the examples few: shares of a discriminant are surer than they should be. */
const SOFTENING = 2
const FLOOR = 0.002

/** Learn who owns what from matters and past tickets with their vectors; null when there are no vectors. */
export function trainHead(
  matters: readonly PlacedMatter[],
  vectorOf: (text: string) => Float32Array | null,
  slotsOf: Slots,
  slots: number,
): LearnedHead | null {
  const examples = matters.flatMap(({ text, owners }) => {
    const [vector, owner] = [vectorOf(text), owners[0]?.name]
    return vector === null || owner === undefined ? [] : [{ vector, owner }]
  })
  if (examples.length === 0) return null
  const discriminant = trainDiscriminant(
    examples.map(({ vector }) => vector),
    examples.map(({ owner }) => owner),
  )
  const targets = discriminant.classes.map(slotsOf)
  return ({ vector }) => {
    const shares = new Float32Array(slots)
    if (vector !== null)
      softmax(discriminant.scores(vector), SOFTENING).forEach((share, at) => {
        for (const [slot, part] of targets[at]!) shares[slot]! += share * part
      })
    return shares.map((share) => Math.log(FLOOR + share))
  }
}
