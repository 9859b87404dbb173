import { highest } from '../../classify/top-of.ts'
import { softmax } from './softmax.ts'

/** Scores of one ticket's candidates with the number of the right one. */
export interface ScoredCase {
  scores: Float64Array
  label: number
}

/** A confidence with whether it came true. */
export interface Outcome {
  confidence: number
  right: boolean
}

const LOWEST = 0.3
const STEPS = 60
const BINS = 10

/** The temperature at which the right candidates are likeliest (0.3 to 3.3, by search on a grid). */
export function fitTemperature(cases: readonly ScoredCase[]): number {
  let best = { temperature: 1, loss: Infinity }
  for (let step = 0; step <= STEPS; step++) {
    const temperature = LOWEST + step * 0.05
    const loss = cases.reduce(
      (sum, { scores, label }) => sum - Math.log(softmax(scores, temperature)[label]! + 1e-12),
      0,
    )
    if (loss < best.loss) best = { temperature: Math.round(temperature * 100) / 100, loss }
  }
  return best.temperature
}

/** Confidence of the first candidate, and whether it is the right one. */
export function outcomeOf({ scores, label }: ScoredCase, temperature: number): Outcome {
  const shares = softmax(scores, temperature)
  const first = highest(shares)
  return { confidence: shares[first]!, right: first === label }
}

/** Expected calibration error: mean distance of confidence and share right over ten bins of equal width. */
export function calibrationError(outcomes: readonly Outcome[]): number {
  let error = 0
  for (let bin = 0; bin < BINS; bin++) {
    const inside = outcomes.filter(
      ({ confidence }) => Math.min(BINS - 1, Math.floor(confidence * BINS)) === bin,
    )
    if (inside.length === 0) continue
    const confidence = inside.reduce((sum, outcome) => sum + outcome.confidence, 0) / inside.length
    const right = inside.filter((outcome) => outcome.right).length / inside.length
    error += (Math.abs(confidence - right) * inside.length) / outcomes.length
  }
  return error
}

/** The lowest confidence from which on at least `precision` of the first candidates are right; 1 when there is none. */
export function fitThreshold(outcomes: readonly Outcome[], precision: number): number {
  const sorted = [...outcomes].sort((a, b) => b.confidence - a.confidence)
  let [right, threshold] = [0, 1]
  sorted.forEach((outcome, at) => {
    right += Number(outcome.right)
    if (right / (at + 1) >= precision) threshold = outcome.confidence
  })
  return Math.round(threshold * 1000) / 1000
}
