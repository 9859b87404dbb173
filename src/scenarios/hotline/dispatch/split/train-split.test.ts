import { describe, expect, test } from 'vitest'
import { SPLIT_FEATURES, splitProbability, type SplitFeatures } from './split-model.ts'
import type { SplitCase } from './split-cases.ts'
import { scoresOf, trainSplit } from './train-split.ts'

const NONE = Object.fromEntries(SPLIT_FEATURES.map((name) => [name, 0])) as SplitFeatures
const caseOf = (at: number, several: boolean): SplitCase => ({
  past: at % 2 === 0,
  several,
  fold: at % 5,
  worded: false,
  divisible: true,
  features: {
    ...NONE,
    contrast: (several ? 0.5 : 0.1) + (at % 7) * 0.02,
    opinion: (at % 3) - 1,
  },
})
const CASES = Array.from({ length: 120 }, (_, at) => caseOf(at, at % 4 === 0))

describe('trainSplit', () => {
  const model = trainSplit(CASES, 'hash')

  test('learns what tells several matters from one, and where the line is', () => {
    const of = (contrast: number) => splitProbability(model, { ...NONE, contrast })
    expect(of(0.55)).toBeGreaterThanOrEqual(model.enough.home.turn)
    expect(of(0.15)).toBeLessThan(model.enough.home.turn)
    expect(model.scores.past.f1).toBe(1)
    expect(model.scores.written.n).toBe(60)
  })

  test('says the same every time', () => {
    expect(trainSplit(CASES, 'hash')).toEqual(model)
  })
})

test('scoresOf counts recall, precision and F1', () => {
  const decided = [
    { several: true, split: true },
    { several: true, split: false },
    { several: false, split: true },
    { several: false, split: false },
  ]
  expect(scoresOf(decided)).toEqual({ n: 4, recall: 0.5, precision: 0.5, f1: 0.5 })
})
