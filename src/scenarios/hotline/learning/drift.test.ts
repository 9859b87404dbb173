import { expect, test } from 'vitest'
import { compareShares, countNames } from './drift.ts'

const names = (counts: Record<string, number>) => new Map(Object.entries(counts))

test('the same shares are stable', () => {
  const { psi, level } = compareShares(names({ a: 500, b: 300, c: 200 }), names({ a: 50, b: 30, c: 20 }))
  expect(level).toBe('stable')
  expect(psi).toBe(0)
})

test('a large change is a drift, the largest share first', () => {
  const { psi, level, largest } = compareShares(
    names({ a: 500, b: 300, c: 200 }),
    names({ a: 40, b: 60, c: 200 }),
  )
  expect(level).toBe('drifted')
  expect(psi).toBeGreaterThan(0.25)
  expect(largest[0]!.name).toBe('c')
})

test('a class that is new counts', () => {
  expect(compareShares(names({ a: 900, b: 100 }), names({ a: 60, 新: 60 })).level).toBe('drifted')
})

test('chance alone is no drift: 60 tickets over 30 even classes', () => {
  const expected = Array.from({ length: 3000 }, (_v, i) => `类${i % 30}`)
  let seed = 11
  const actual = Array.from({ length: 60 }, () => {
    seed = (seed * 16807) % 2147483647
    return `类${seed % 30}`
  })
  const counted = [expected, actual].map((all) => countNames(all, (name) => name))
  expect(compareShares(counted[0]!, counted[1]!).level).not.toBe('drifted')
})

test('too few tickets tell nothing', () => {
  expect(compareShares(names({ a: 100 }), names({ b: 20 }))).toEqual({ psi: null, level: 'few', largest: [] })
})
