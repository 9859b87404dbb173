import { describe, expect, test } from 'vitest'
import { seededRandom } from '../../../shared/random.ts'
import { boostTrees, oddsOf, type BoostSettings } from './boosted-trees.ts'

const SETTINGS: BoostSettings = { trees: 60, depth: 3, rate: 0.1, sample: 0.8, least: 5, rising: [] }
const random = seededRandom(3)
const ROWS = Array.from({ length: 400 }, () => [random(), random(), random()])
/** No straight line tells these apart. */
const EITHER = ROWS.map(([a, b]) => a! > 0.5 !== b! > 0.5)

describe('boostTrees', () => {
  const model = boostTrees(ROWS, EITHER, SETTINGS)

  test('learns what depends on two features together', () => {
    expect(oddsOf(model, [0.9, 0.1, 0.5])).toBeGreaterThan(0.8)
    expect(oddsOf(model, [0.9, 0.9, 0.5])).toBeLessThan(0.2)
  })

  test('begins with the share of the examples, and says the same every time', () => {
    const rare = boostTrees(
      ROWS,
      EITHER.map((either, at) => either && at % 4 === 0),
      { ...SETTINGS, trees: 0 },
    )
    expect(oddsOf(rare, ROWS[0]!)).toBeCloseTo(
      EITHER.filter((either, at) => either && at % 4 === 0).length / 400,
    )
    expect(boostTrees(ROWS, EITHER, SETTINGS)).toEqual(model)
  })

  test('lets a rising feature speak for only', () => {
    const falling = ROWS.map(([a]) => a! < 0.3)
    const settings = { ...SETTINGS, rising: [0] }
    const [free, held] = [boostTrees(ROWS, falling, SETTINGS), boostTrees(ROWS, falling, settings)]
    const drop = (trees: typeof free): number =>
      oddsOf(trees, [0.1, 0.5, 0.5]) - oddsOf(trees, [0.9, 0.5, 0.5])
    expect(drop(free)).toBeGreaterThan(0.8)
    expect(Math.abs(drop(held))).toBeLessThan(1e-9)
  })
})
