import { trainLinearSvm, type LinearModel } from './linear-svm.ts'
import { createTermSpace, type SparseVector, type TermSpace } from './term-space.ts'
import { characterGrams, wordsOf } from './terms.ts'

/** A text to be sorted; `vector` is null without an embedding model. */
export interface Example {
  text: string
  vector: Float32Array | null
}

/** Sorts texts into classes: one decision value a class, the highest wins. */
export interface TextClassifier {
  decide(example: Example): Float64Array
}

const SVM = { c: 1, epochs: 30 }
/** Length of the embedding beside the unit length of the terms, and its weight in the sum of decision values. */
const VECTOR_LENGTH = 3
const VECTOR_WEIGHT = 0.7
/** Terms of fewer texts than this are chance. */
const RARE = 2

/**
 * Two linear SVMs whose decision values are added: one over TF-IDF of words and character pairs, one over embeddings
 * (left out where an example has none). `labels` are class numbers below `classes`.
 */
export function trainTextClassifier(
  examples: readonly Example[],
  labels: readonly number[],
  classes: number,
): TextClassifier {
  const terms = examples.map(({ text }) => classifierTerms(text))
  const space = createTermSpace(terms, RARE)
  const byWords = trainLinearSvm(
    terms.map((own) => space.vector(own)),
    labels,
    { classes, size: space.size },
    SVM,
  )
  const byMeaning = trainOnVectors(examples, labels, classes)
  return { decide: (example) => decideBoth(example, space, byWords, byMeaning) }
}

const classifierTerms = (text: string): string[] => [...wordsOf(text), ...characterGrams(text, 2)]

function trainOnVectors(
  examples: readonly Example[],
  labels: readonly number[],
  classes: number,
): LinearModel | null {
  const vectors = examples.map(({ vector }) => vector)
  if (vectors.includes(null)) return null
  const size = vectors[0]?.length ?? 0
  return trainLinearSvm(
    vectors.map((vector) => denseVector(vector!)),
    labels,
    { classes, size },
    SVM,
  )
}

const denseVector = (vector: Float32Array): SparseVector => ({
  ids: Int32Array.from(vector, (_, at) => at),
  weights: vector.map((value) => value * VECTOR_LENGTH),
})

function decideBoth(
  { text, vector }: Example,
  space: TermSpace,
  byWords: LinearModel,
  byMeaning: LinearModel | null,
): Float64Array {
  const words = byWords.decide(space.vector(classifierTerms(text)))
  if (byMeaning === null || vector === null) return words
  const meaning = byMeaning.decide(denseVector(vector))
  return words.map((value, at) => value + VECTOR_WEIGHT * meaning[at]!)
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

/** Number of the highest value. */
export const highest = (values: Float64Array): number =>
  values.reduce((best, value, at) => (value > values[best]! ? at : best), 0)
