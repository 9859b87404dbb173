import type { Retrieval } from '../retrieve/types.ts'

/**
 * Whether the best passages bear an answer, as a logistic of how much of the question's information they hold and how
 * near the nearest is in meaning. Fitted on policy-qa, ours and the external one, against questions on other subjects
 * (evals/README, “Sufficiency”).
 */
const SUFFICIENCY = { bias: -12.8, coverage: 4.8, meaning: 20 }
/** Least sufficiency of passages worth answering from. */
export const ENOUGH = 0.5
/** Without vectors words alone must hold this share of the question. */
const ENOUGH_COVERAGE = 0.42
const LOOKED_AT = 5

/** Probability, in [0, 1], that the passages found bear an answer; without vectors 0 or 1 by words alone. */
export function sufficiencyOf(retrieval: Retrieval): number {
  const best = retrieval.candidates.slice(0, LOOKED_AT)
  const highest = (values: readonly (number | null | undefined)[]): number =>
    Math.max(0, ...values.map((value) => value ?? 0))
  const coverage = highest(best.map((candidate) => candidate.features['coverage']))
  if (!retrieval.dense) return coverage >= ENOUGH_COVERAGE ? 1 : 0
  const meaning = highest(retrieval.candidates.map((candidate) => candidate.dense))
  const z = SUFFICIENCY.bias + SUFFICIENCY.coverage * coverage + SUFFICIENCY.meaning * meaning
  return 1 / (1 + Math.exp(-z))
}
