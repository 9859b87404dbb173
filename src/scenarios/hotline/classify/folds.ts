import { seededRandom, shuffle } from '../../../shared/random.ts'

/** Number of the fold of each example: classes are spread evenly, and the same seed deals the same folds. */
export function stratifiedFolds(labels: readonly number[], folds: number, seed: number): number[] {
  const dealt = new Array<number>(labels.length).fill(0)
  for (const label of new Set(labels)) {
    const own = labels.flatMap((other, at) => (other === label ? [at] : []))
    shuffle(own, seededRandom(seed + label)).forEach((at, turn) => (dealt[at] = turn % folds))
  }
  return dealt
}

/** Decision of each example by a model that was trained without its fold. */
export function crossDecide<E>(
  examples: readonly E[],
  labels: readonly number[],
  fold: readonly number[],
  train: (examples: readonly E[], labels: readonly number[]) => { decide(example: E): Float64Array },
): Float64Array[] {
  const decisions: Float64Array[] = []
  for (const held of new Set(fold)) {
    const kept = examples.flatMap((_, at) => (fold[at] === held ? [] : [at]))
    const model = train(
      kept.map((at) => examples[at]!),
      kept.map((at) => labels[at]!),
    )
    examples.forEach((example, at) => {
      if (fold[at] === held) decisions[at] = model.decide(example)
    })
  }
  return decisions
}
