import { setImmediate as nextTurn } from 'node:timers/promises'
import { dot } from '../../../shared/dot-product.ts'

/** Linear discriminant analysis: how likely each class is for a vector, as logarithms up to a common constant. */
export interface Discriminant {
  readonly classes: readonly string[]
  scores(vector: Float32Array): Float64Array
}

/** Part of the mean variance that is added to every variance: few examples would otherwise tell too much. */
const SHRINKAGE = 3

/** Vectors that are added at once: the matrix is read and written that much less often. */
const AT_ONCE = 4
/** Vectors that are worked on before the event loop has a turn. */
const A_TURN = 50 * AT_ONCE

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
  const gaps = Array.from({ length: AT_ONCE }, () => new Float64Array(size))
  for (let first = 0; first < vectors.length; first += AT_ONCE) {
    if (first % A_TURN === 0) await nextTurn()
    gaps.forEach((gap, at) => fillGap(gap, vectors[first + at], means[numbers[first + at]!]))
    addProducts(covariance, gaps, vectors.length)
  }
  return covariance
}

/** Write what a vector lies off its mean; nothing past the last one. */
function fillGap(gap: Float64Array, vector?: Float32Array, mean?: Float64Array): void {
  if (vector === undefined || mean === undefined) gap.fill(0)
  else for (let place = 0; place < gap.length; place++) gap[place] = vector[place]! - mean[place]!
}

/** Add the products of four vectors with themselves, each divided by `count`, to a lower triangle. */
function addProducts(matrix: Float64Array, [a, b, c, d]: Float64Array[], count: number): void {
  const size = a!.length
  for (let row = 0; row < size; row++) {
    const [inA, inB, inC, inD] = [a![row]! / count, b![row]! / count, c![row]! / count, d![row]! / count]
    for (let column = 0, at = row * size; column <= row; column++, at++)
      matrix[at]! += inA * a![column]! + inB * b![column]! + inC * c![column]! + inD * d![column]!
  }
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
