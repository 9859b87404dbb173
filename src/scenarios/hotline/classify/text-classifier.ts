import { trainLinearSvm } from './linear-svm.ts'
import { createTermIndex, createTermSpace } from './term-space.ts'
import { termsOf } from './terms.ts'
import { dot } from '../../../shared/dot-product.ts'

/** A text to be sorted; `vector` is null without an embedding model. */
export interface Example {
  text: string
  vector: Float32Array | null
}

/** Sorts texts into classes: one decision value a class, the highest wins. */
export interface TextClassifier {
  decide(example: Example): Float64Array
}

const SVM = { c: 1, epochs: 20 }
/** Terms of fewer texts than this are chance. */
const RARE = 2
/** Neighbours that vote, and the weight of all their votes beside the margins of the SVM. */
const NEIGHBOURS = 15
const WEIGHTS = { words: 0.6, meaning: 0.5 }
/** How fast a vote by meaning fades with the distance to the nearest neighbour, per unit of cosine. */
const FADING = 15

/**
 * A linear SVM over TF-IDF of words and character pairs, to whose decision values the votes of the nearest examples are
 * added, by words and by embeddings (left out where an example has none). `labels` are class numbers below `classes`.
 */
export function trainTextClassifier(
  examples: readonly Example[],
  labels: readonly number[],
  classes: number,
): TextClassifier {
  const terms = examples.map(termsOfExample)
  const space = createTermSpace(terms, RARE)
  const vectors = terms.map((own) => space.vector(own))
  const model = trainLinearSvm(vectors, labels, { classes, size: space.size }, SVM)
  const index = createTermIndex(vectors, space.size)
  const byMeaning = meaningsOf(examples)
  return {
    decide(example) {
      const { vector } = example
      const query = space.vector(termsOfExample(example))
      const decision = model.decide(query)
      const cosines = index.cosines(query)
      addVotes(decision, cosines, labels, WEIGHTS.words, (cosine) => cosine ** 2)
      if (byMeaning === null || vector === null) return decision
      const likeness = byMeaning(vector)
      addVotes(decision, likeness, labels, WEIGHTS.meaning, (cosine, best) =>
        Math.exp(FADING * (cosine - best)),
      )
      return decision
    },
  }
}

/** Terms of examples that were looked at before: folds look at each again and again. */
const known = new WeakMap<Example, string[]>()

function termsOfExample(example: Example): string[] {
  const terms = known.get(example) ?? termsOf(example.text)
  known.set(example, terms)
  return terms
}

/** Cosine of a vector with that of each example; null when any has none. */
function meaningsOf(examples: readonly Example[]): ((vector: Float32Array) => Float32Array) | null {
  if (examples.some(({ vector }) => vector === null)) return null
  return (vector) => Float32Array.from(examples, ({ vector: own }) => dot(own!, vector))
}

function addVotes(
  decision: Float64Array,
  scores: Float32Array,
  labels: readonly number[],
  weight: number,
  vote: (score: number, best: number) => number,
): void {
  const nearest = [...scores.keys()].sort((a, b) => scores[b]! - scores[a]!).slice(0, NEIGHBOURS)
  const votes = nearest.map((at) => vote(scores[at]!, scores[nearest[0]!]!))
  const sum = votes.reduce((total, value) => total + value, 1e-9)
  nearest.forEach((at, place) => (decision[labels[at]!]! += (weight * votes[place]!) / sum))
}

/** The usual yardstick: one linear SVM over TF-IDF of words, as scikit-learn's TfidfVectorizer and LinearSVC come. */
export function trainBaselineClassifier(
  examples: readonly Example[],
  labels: readonly number[],
  classes: number,
  wordsIn: (text: string) => string[],
): TextClassifier {
  const terms = examples.map(({ text }) => wordsIn(text))
  const space = createTermSpace(terms)
  const model = trainLinearSvm(
    terms.map((own) => space.vector(own)),
    labels,
    { classes, size: space.size },
    SVM,
  )
  return { decide: ({ text }) => model.decide(space.vector(wordsIn(text))) }
}
