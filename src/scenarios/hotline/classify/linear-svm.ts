import { setImmediate as nextTurn } from 'node:timers/promises'
import { seededRandom, shuffle } from '../../../shared/random.ts'
import type { SparseVector } from './term-space.ts'

/** One weight vector a class over the terms, with a bias; the highest decision value wins. */
export interface LinearModel {
  decide(vector: SparseVector): Float64Array
}

export interface SvmOptions {
  /** Penalty of an error; scikit-learn's LinearSVC has 1. */
  c: number
  epochs: number
  seed: number
}

const DEFAULTS: SvmOptions = { c: 1, epochs: 40, seed: 7 }
const BIAS = 1

/**
 * One-vs-rest linear SVM with squared hinge loss by dual coordinate descent (Hsieh et al. 2008, the algorithm of
 * LIBLINEAR's default), `labels` being class numbers below `classes`.
 */
export function trainLinearSvm(
  vectors: readonly SparseVector[],
  labels: readonly number[],
  shape: { classes: number; size: number },
  options: Partial<SvmOptions> = {},
): LinearModel {
  const classes = [...Array(shape.classes).keys()]
  return modelOf(
    classes.map((label) => trainOne(vectors, labels, label, shape.size, options)),
    shape.size,
  )
}

/** The same, class by class, with the event loop free in between. */
export async function trainLinearSvmInTurns(
  vectors: readonly SparseVector[],
  labels: readonly number[],
  shape: { classes: number; size: number },
  options: Partial<SvmOptions> = {},
): Promise<LinearModel> {
  const models: Float64Array[] = []
  for (let label = 0; label < shape.classes; label++) {
    models.push(trainOne(vectors, labels, label, shape.size, options))
    await nextTurn()
  }
  return modelOf(models, shape.size)
}

/** Kept in half the memory: a decision needs no more digits. */
function modelOf(models: readonly Float64Array[], size: number): LinearModel {
  const kept = models.map((weights) => Float32Array.from(weights))
  return { decide: (vector) => Float64Array.from(kept, (weights) => dot(weights, vector, size)) }
}

const trainOne = (
  vectors: readonly SparseVector[],
  labels: readonly number[],
  label: number,
  size: number,
  options: Partial<SvmOptions>,
): Float64Array =>
  trainBinary(
    vectors,
    labels.map((other) => (other === label ? 1 : -1)),
    size,
    { ...DEFAULTS, ...options },
  )

function dot(
  weights: Float32Array | Float64Array,
  { ids, weights: values }: SparseVector,
  size: number,
): number {
  let sum = weights[size]! * BIAS
  for (let at = 0; at < ids.length; at++) sum += weights[ids[at]!]! * values[at]!
  return sum
}

function trainBinary(
  vectors: readonly SparseVector[],
  signs: readonly number[],
  size: number,
  { c, epochs, seed }: SvmOptions,
): Float64Array {
  const weights = new Float64Array(size + 1)
  const alphas = new Float64Array(vectors.length)
  const diagonal = 0.5 / c
  const squares = vectors.map(({ weights: values }) => values.reduce((sum, w) => sum + w * w, BIAS * BIAS))
  const random = seededRandom(seed)
  const order = vectors.map((_, index) => index)
  for (let epoch = 0; epoch < epochs; epoch++) {
    let largest = 0
    for (const at of shuffle(order, random)) {
      const { ids, weights: values } = vectors[at]!
      const sign = signs[at]!
      const alpha = alphas[at]!
      const gradient = sign * dot(weights, vectors[at]!, size) - 1 + diagonal * alpha
      const projected = alpha === 0 ? Math.min(gradient, 0) : gradient
      largest = Math.max(largest, Math.abs(projected))
      if (Math.abs(projected) < 1e-12) continue
      const next = Math.max(alpha - gradient / (squares[at]! + diagonal), 0)
      const step = (next - alpha) * sign
      alphas[at] = next
      for (let place = 0; place < ids.length; place++) weights[ids[place]!]! += step * values[place]!
      weights[size]! += step * BIAS
    }
    if (largest < 0.01) break
  }
  return weights
}
