import { expect, test } from 'vitest'
import { demandRegions } from './demand-regions.ts'
import type { Demand } from './types.ts'

const demand = (start: number, end: number, part?: number): Demand => ({
  text: '诉求',
  source: { text: '', start, end },
  department: null,
  ...(part !== undefined && { part }),
})

const plain = (length: number): string => '说'.repeat(length)

test('one matter is the whole ticket', () => {
  expect(demandRegions([demand(10, 20), demand(30, 40)], plain(50))).toEqual([{ part: 0, start: 0, end: 50 }])
})

test('each matter takes what was told before it, and nothing is lost between them', () => {
  const regions = demandRegions([demand(10, 20, 0), demand(22, 25, 0), demand(40, 48, 1)], plain(60))
  expect(regions).toEqual([
    { part: 0, start: 0, end: 25 },
    { part: 1, start: 25, end: 60 },
  ])
})

test('matters that are asked for crosswise still give stretches in order', () => {
  const regions = demandRegions([demand(40, 48, 0), demand(10, 20, 1), demand(50, 58, 2)], plain(60))
  for (const [at, { start, end }] of regions.entries()) {
    expect(end).toBeGreaterThanOrEqual(start)
    expect(start).toBe(at === 0 ? 0 : regions[at - 1]!.end)
  }
  expect(regions.at(-1)!.end).toBe(60)
})

test('what is said after a demand stays with it until words set a further matter apart', () => {
  const text = '路灯不亮请修，晚上摔过人。另外公厕没水，请开。'
  const regions = demandRegions([demand(4, 6, 0), demand(20, 22, 1)], text)
  expect(regions.map(({ start, end }) => text.slice(start, end))).toEqual([
    '路灯不亮请修，晚上摔过人。',
    '另外公厕没水，请开。',
  ])
})
