import { setImmediate as nextTurn } from 'node:timers/promises'
import { dot } from '../../../shared/dot-product.ts'

/** Linear discriminant analysis: how likely each class is for a vector, as logarithms up to a common constant. */
export interface Discriminant {
  readonly classes: readonly string[]
  scores(vector: Float32Array): Float64Array
}

/** Part of the mean variance that is added to every variance: few examples would otherwise tell too much. */
const SHRINKAGE = 3

/** Vectors that are worked on before the event loop has a turn. */
const A_TURN = 200

/**
 * Learn classes of vectors with one covariance for all of them, shrunk towards a sphere (ridge). Closed form: the same
 * examples always give the same result.
 */
export async function trainDiscriminant(
  vectors: readonly Float32Array[],
  labels: readonly string[],
): Promise<Discriminant> {
  const size = vectors[0]?.length ?? 0
  const classes = [...new Set(labels)].sort()
  const numbers = labels.map((label) => classes.indexOf(label))
  const counts = classes.map((_, label) => numbers.filter((number) => number === label).length)
  const means = meansOf(vectors, numbers, counts, size)
  const covariance = await covarianceOf(vectors, numbers, means, size)
  addRidge(covariance, size)
  const factor = factorise(covariance, size)
  const directions = means.map((mean) => solve(factor, mean, size))
  const offsets = directions.map(
    (direction, label) => Math.log(counts[label]! / labels.length) - dot(direction, means[label]!) / 2,
  )
  return {
    classes,
    scores: (vector) =>
      Float64Array.from(directions, (direction, at) => dot(direction, vector) + offsets[at]!),
  }
}

function meansOf(
  vectors: readonly Float32Array[],
  numbers: readonly number[],
  counts: readonly number[],
  size: number,
): Float64Array[] {
  const means = counts.map(() => new Float64Array(size))
  vectors.forEach((vector, at) => {
    const mean = means[numbers[at]!]!
    for (let place = 0; place < size; place++) mean[place]! += vector[place]! / counts[numbers[at]!]!
  })
  return means
}

/** Lower triangle of the covariance within classes. */
async function covarianceOf(
  vectors: readonly Float32Array[],
  numbers: readonly number[],
  means: readonly Float64Array[],
  size: number,
): Promise<Float64Array> {
  const covariance = new Float64Array(size * size)
  const gap = new Float64Array(size)
  for (const [at, vector] of vectors.entries()) {
    if (at % A_TURN === A_TURN - 1) await nextTurn()
    const mean = means[numbers[at]!]!
    for (let place = 0; place < size; place++) gap[place] = vector[place]! - mean[place]!
    for (let row = 0; row < size; row++) {
      const value = gap[row]! / vectors.length
      for (let column = 0; column <= row; column++) covariance[row * size + column]! += value * gap[column]!
    }
  }
  return covariance
}

function addRidge(covariance: Float64Array, size: number): void {
  let trace = 0
  for (let at = 0; at < size; at++) trace += covariance[at * size + at]!
  for (let at = 0; at < size; at++) covariance[at * size + at]! += (SHRINKAGE * trace) / size
}

/** Cholesky factor, lower triangle. */
function factorise(matrix: Float64Array, size: number): Float64Array {
  const factor = new Float64Array(size * size)
  for (let row = 0; row < size; row++)
    for (let column = 0; column <= row; column++) {
      let sum = matrix[row * size + column]!
      for (let at = 0; at < column; at++) sum -= factor[row * size + at]! * factor[column * size + at]!
      factor[row * size + column] = row === column ? Math.sqrt(sum) : sum / factor[column * size + column]!
    }
  return factor
}

/** Solve factor · factorᵀ · x = vector. */
function solve(factor: Float64Array, vector: Float64Array, size: number): Float64Array {
  const result = Float64Array.from(vector)
  for (let row = 0; row < size; row++) {
    for (let at = 0; at < row; at++) result[row]! -= factor[row * size + at]! * result[at]!
    result[row]! /= factor[row * size + row]!
  }
  for (let row = size - 1; row >= 0; row--) {
    for (let at = row + 1; at < size; at++) result[row]! -= factor[at * size + row]! * result[at]!
    result[row]! /= factor[row * size + row]!
  }
  return result
}
