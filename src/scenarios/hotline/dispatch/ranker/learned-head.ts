import { mapInTurns } from '../../../../shared/map-in-turns.ts'
import { trainDiscriminant } from '../../classify/discriminant.ts'
import { trainLinearSvmInTurns } from '../../classify/linear-svm.ts'
import type { Query } from '../evidence/evidence.ts'
import type { Matter } from '../matters.ts'
import { softmax } from './softmax.ts'
import type { TextSpace } from './text-space.ts'

/** Logarithm of each slot's share (candidates, then whoever governs the place) by what was learnt of texts. */
export type LearnedHead = (query: Query) => Float32Array

/** What was learnt by meaning (null without an embedding model) and by words. */
export interface LearnedHeads {
  meaning: LearnedHead | null
  words: LearnedHead | null
}

/** Where an owner's matters go in the city at hand. */
export type Slots = (owner: string) => readonly (readonly [slot: number, share: number])[]

/** The classes are many and the examples few: shares of a discriminant are surer than they should be. */
const SOFTENING = { meaning: 2, words: 0.25 }
const FLOOR = 0.002
const SVM = { c: 0.5, epochs: 20 }

interface Example {
  text: string
  owner: string
}

/** Learn who owns what from matters and past tickets. */
export async function trainHeads(
  matters: readonly Matter[],
  space: TextSpace,
  slotsOf: Slots,
  slots: number,
): Promise<LearnedHeads> {
  const examples = matters.flatMap(({ text, owners }) =>
    owners[0] === undefined ? [] : [{ text, owner: owners[0].name }],
  )
  const toSlots = (classes: readonly string[]) => {
    const targets = classes.map(slotsOf)
    return (shares: Float64Array): Float32Array => {
      const sums = new Float32Array(slots)
      shares.forEach((share, at) => {
        for (const [slot, part] of targets[at]!) sums[slot]! += share * part
      })
      return sums.map((sum) => Math.log(FLOOR + sum))
    }
  }
  return {
    meaning: await learnMeanings(examples, space, toSlots),
    words: await learnWords(examples, space, toSlots),
  }
}

type ToSlots = (classes: readonly string[]) => (shares: Float64Array) => Float32Array

async function learnMeanings(
  examples: readonly Example[],
  space: TextSpace,
  toSlots: ToSlots,
): Promise<LearnedHead | null> {
  const known = examples.flatMap(({ text, owner }) => {
    const vector = space.vector(text)
    return vector === null ? [] : [{ vector, owner }]
  })
  if (known.length === 0) return null
  const discriminant = await trainDiscriminant(
    known.map(({ vector }) => vector),
    known.map(({ owner }) => owner),
  )
  const slotted = toSlots(discriminant.classes)
  return ({ vector }) =>
    slotted(
      vector === null
        ? new Float64Array(discriminant.classes.length)
        : softmax(discriminant.scores(vector), SOFTENING.meaning),
    )
}

async function learnWords(
  examples: readonly Example[],
  space: TextSpace,
  toSlots: ToSlots,
): Promise<LearnedHead | null> {
  if (examples.length === 0) return null
  const classes = [...new Set(examples.map(({ owner }) => owner))].sort()
  const model = await trainLinearSvmInTurns(
    await mapInTurns(examples, ({ text }) => space.terms(text)),
    examples.map(({ owner }) => classes.indexOf(owner)),
    { classes: classes.length, size: space.size },
    SVM,
  )
  const slotted = toSlots(classes)
  return ({ terms }) => slotted(softmax(model.decide(terms), SOFTENING.words))
}
