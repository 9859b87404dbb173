import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { aggregateOf } from './aggregate.ts'
import { bootstrapInterval } from './bootstrap.ts'
import { seededRandom } from '../../shared/random.ts'

const mean = (values: readonly number[]): number => aggregateOf(values, 'mean')

it('draws the same numbers for the same seed, evenly', () => {
  const draw = (seed: number): number[] => {
    const random = seededRandom(seed)
    return Array.from({ length: 10_000 }, random)
  }
  expect(draw(7)).toEqual(draw(7))
  expect(draw(7)).not.toEqual(draw(8))
  expect(Math.abs(mean(draw(7)) - 0.5)).toBeLessThan(0.02)
  expect(draw(7).every((value) => value >= 0 && value < 1)).toBe(true)
})

it.each([
  ['mean', 3],
  ['sum', 12],
  ['p50', 2.5],
  ['p95', 5.55],
  ['max', 6],
] as const)('aggregates by %s', (aggregate, value) =>
  expect(aggregateOf([2, 6, 1, 3], aggregate)).toBeCloseTo(value),
)

it('has no aggregate of nothing', () => expect(aggregateOf([], 'sum')).toBeNaN())

describe('bootstrapInterval', () => {
  it('is a point for equal values and null for fewer than two', () => {
    expect(bootstrapInterval([1, 1, 1], mean)).toEqual([1, 1])
    expect(bootstrapInterval([1], mean)).toBeNull()
  })
  it('comes near the normal interval of a share', () => {
    const values = Array.from({ length: 400 }, (_, index) => (index < 280 ? 1 : 0))
    const [low, high] = bootstrapInterval(values, mean) ?? [0, 0]
    const half = 1.96 * Math.sqrt((0.7 * 0.3) / 400)
    expect(low).toBeCloseTo(0.7 - half, 1)
    expect(high).toBeCloseTo(0.7 + half, 1)
    expect(low).toBeLessThan(0.67)
    expect(high).toBeGreaterThan(0.73)
  })
  it('holds the mean and repeats itself', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 100 }), { minLength: 5, maxLength: 40 }), (values) => {
        const interval = bootstrapInterval(values, mean)
        expect(interval).toEqual(bootstrapInterval(values, mean))
        expect(interval?.[0]).toBeLessThanOrEqual(mean(values) + 1e-9)
        expect(interval?.[1]).toBeGreaterThanOrEqual(mean(values) - 1e-9)
      }),
      { numRuns: 20 },
    )
  })
})
