import { mapInTurns } from '../../../../shared/map-in-turns.ts'
import { trainDiscriminant } from '../../classify/discriminant.ts'
import { trainLinearSvmInTurns } from '../../classify/linear-svm.ts'
import { createTermSpace } from '../../classify/term-space.ts'
import { termsOf } from '../../classify/terms.ts'
import type { TicketType } from '../../types.ts'

/** A text whose type is known; `vector` is null without an embedding model. */
export interface TypeExample {
  text: string
  vector: Float32Array | null
  type: TicketType
}

/** How much the past tickets speak for each type of a text; cues are added to it. */
export type TypeOpinion = (text: string, vector: Float32Array | null) => ReadonlyMap<TicketType, number>

/** Terms of fewer texts than this are chance. */
const RARE = 2
/** How much of the beginning is looked at by itself, in characters: there callers say what they want. */
const OPENING = 20
/**
 * Weights of the meaning beside the words (their SVM has 1), and of how frequent a type is, which is taken out: by
 * cross-validation over the past tickets. Types rarer than `RAREST` get no more for it, or nothing but rarity would speak.
 */
const WEIGHTS = { meaning: 0.1, frequency: 0.3 }
const RAREST = 0.1
/** Logarithms of shares that are smaller than this say nothing more. */
const FLOOR = -10

/** Learn types from examples: a linear SVM over words and a discriminant over embeddings; deterministic. */
export async function trainTypeOpinion(examples: readonly TypeExample[]): Promise<TypeOpinion> {
  const types = [...new Set(examples.map(({ type }) => type))].sort()
  const labels = examples.map(({ type }) => types.indexOf(type))
  const terms = await mapInTurns(examples, ({ text }) => termsOfTicket(text))
  const space = createTermSpace(terms, RARE)
  const shape = { classes: types.length, size: space.size }
  const vectors = await mapInTurns(terms, (own) => space.vector(own))
  const svm = await trainLinearSvmInTurns(vectors, labels, shape, { c: 1, epochs: 20 })
  const meaning = await trainMeaning(examples)
  const frequency = types.map((_, at) =>
    Math.log(Math.max(RAREST, labels.filter((label) => label === at).length / labels.length)),
  )
  return (text, vector) => {
    const words = svm.decide(space.vector(termsOfTicket(text)))
    const shares = vector === null || meaning === null ? null : meaning(vector)
    return new Map(
      types.map((type, at) => [
        type,
        words[at]! + WEIGHTS.meaning * (shares?.get(type) ?? 0) - WEIGHTS.frequency * frequency[at]!,
      ]),
    )
  }
}

function termsOfTicket(text: string): string[] {
  const opening = (/^[^。！？!?]*/.exec(text)?.[0] ?? '').slice(0, OPENING)
  return [
    ...termsOf(text),
    ...termsOf(opening).map((term) => `^${term}`),
    ...(/[？?]/.test(text) ? ['？'] : []),
  ]
}

/** Logarithms of shares by meaning, the highest 0; null where an example has no vector. */
async function trainMeaning(
  examples: readonly TypeExample[],
): Promise<((vector: Float32Array) => ReadonlyMap<string, number>) | null> {
  const vectors = examples.flatMap(({ vector }) => vector ?? [])
  if (vectors.length === 0 || vectors.length < examples.length) return null
  const discriminant = await trainDiscriminant(
    vectors,
    examples.map(({ type }) => type),
  )
  return (vector) => {
    const scores = discriminant.scores(vector)
    const highest = Math.max(...scores)
    return new Map(discriminant.classes.map((type, at) => [type, Math.max(FLOOR, scores[at]! - highest)]))
  }
}
