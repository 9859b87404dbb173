import { describe, expect, test } from 'vitest'
import { aggregateOf } from './aggregate.ts'

describe('confidences, negative where wrong', () => {
  test('are calibrated when as many are right as they say', () => {
    expect(aggregateOf([0.75, 0.75, 0.75, -0.75], 'calibration')).toBeCloseTo(0)
    expect(aggregateOf([-0.75, -0.75], 'calibration')).toBeCloseTo(0.75)
    expect(aggregateOf([1, 1], 'calibration')).toBeCloseTo(0)
  })

  test('cover what can be answered with 95 % right, the surest first', () => {
    expect(aggregateOf([0.9, 0.8, -0.7, 0.6], 'coverage-95')).toBe(0.5)
    expect(aggregateOf([-0.9, 0.8], 'coverage-95')).toBe(0)
  })
})

describe('class numbers', () => {
  test('give the mean F1 of the classes', () => {
    expect(aggregateOf([0, 0, 101, 101], 'macro-f1')).toBe(1)
    // Class 0: one of two found, nothing else called so; class 1: all found, one too many.
    expect(aggregateOf([0, 1, 101, 101], 'macro-f1')).toBeCloseTo((2 / 3 + 4 / 5) / 2)
  })

  test('give the gain over a baseline', () => {
    const [bothRight, onlyOurs] = [0, 1]
    expect(aggregateOf([bothRight, onlyOurs, 10_101, 10_101], 'macro-f1-gain')).toBeCloseTo(
      1 - (2 / 3 + 4 / 5) / 2,
    )
    expect(aggregateOf([0, 10_101], 'macro-f1-gain')).toBe(0)
  })
})
