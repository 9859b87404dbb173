import { expect, test } from 'vitest'
import { demandRegions } from './demand-regions.ts'
import type { Demand } from './types.ts'

const demand = (start: number, end: number, part?: number): Demand => ({
  text: '诉求',
  source: { text: '', start, end },
  department: null,
  ...(part !== undefined && { part }),
})

test('one matter is the whole ticket', () => {
  expect(demandRegions([demand(10, 20), demand(30, 40)], 50)).toEqual([{ part: 0, start: 0, end: 50 }])
})

test('each matter takes what was told before it, and nothing is lost between them', () => {
  const regions = demandRegions([demand(10, 20, 0), demand(22, 25, 0), demand(40, 48, 1)], 60)
  expect(regions).toEqual([
    { part: 0, start: 0, end: 25 },
    { part: 1, start: 25, end: 60 },
  ])
})

test('matters that are asked for crosswise still give stretches in order', () => {
  const regions = demandRegions([demand(40, 48, 0), demand(10, 20, 1), demand(50, 58, 2)], 60)
  for (const [at, { start, end }] of regions.entries()) {
    expect(end).toBeGreaterThanOrEqual(start)
    expect(start).toBe(at === 0 ? 0 : regions[at - 1]!.end)
  }
  expect(regions.at(-1)!.end).toBe(60)
})
