import { describe, expect, test } from 'vitest'
import { analyse, findHotSpots, findTrends as trendsIn } from './index.ts'
import { adjustForMany, lnGamma, negativeBinomialTail } from './statistics.ts'
import type { DayTally, AnalysedTicket, SameEvent } from './types.ts'

const DAY = '2026-11-20'
let serial = 0
const ticket = (day: string, over: Partial<AnalysedTicket> = {}): AnalysedTicket => ({
  id: `t${++serial}`,
  title: '海棠街道观澜路停水',
  text: '观澜路一带停水',
  reportedAt: `${day}T10:00:00+08:00`,
  district: '澄湾区',
  place: '观澜路',
  category: ['供水', '停水'],
  department: '市水务集团',
  ...over,
})
const talliesOf = (tickets: readonly AnalysedTicket[]): DayTally[] =>
  tickets.map(({ reportedAt, district, category }) => ({
    day: reportedAt.slice(0, 10),
    district,
    category,
    n: 1,
  }))
const findTrends = (tickets: readonly AnalysedTicket[], day: string) =>
  trendsIn(talliesOf(tickets), tickets, day)
/** Same place, same event. */
const samePlace: SameEvent = (a, b) => ({ same: a.place !== null && a.place === b.place, reason: '同一地点' })
const daysBefore = (n: number): string =>
  new Date(Date.parse(`${DAY}T00:00:00Z`) - n * 86_400_000).toISOString().slice(0, 10)
const many = (n: number, day: string, over: Partial<AnalysedTicket> = {}): AnalysedTicket[] =>
  Array.from({ length: n }, () => ticket(day, over))

describe('high frequency', () => {
  test('three distinct tickets of one event in three days running', async () => {
    const tickets = [ticket('2026-11-18'), ticket('2026-11-19'), ticket('2026-11-20')]
    const [spot, ...rest] = await findHotSpots(tickets, samePlace)
    expect(rest).toEqual([])
    expect(spot).toMatchObject({
      count: 3,
      total: 3,
      from: '2026-11-18',
      to: '2026-11-20',
      department: '市水务集团',
    })
    expect(spot!.evidence.map(({ id }) => id)).toEqual(tickets.map(({ id }) => id))
  })

  test.each([
    ['two', [ticket('2026-11-19'), ticket('2026-11-20')]],
    ['four days', [ticket('2026-11-17'), ticket('2026-11-19'), ticket('2026-11-20')]],
    [
      'other places',
      [ticket('2026-11-19', { place: '甲' }), ticket('2026-11-20', { place: '乙' }), ticket('2026-11-20')],
    ],
  ])('not %s', async (_name, tickets) => expect(await findHotSpots(tickets, samePlace)).toEqual([]))

  test('tells why two of its tickets are the same, not why two are not', async () => {
    const hub: SameEvent = (a, b) => {
      const same = a.place === '路口' || b.place === '路口'
      return { same, reason: same ? '同一路口' : '地点不同' }
    }
    // The first lies outside the three days; of the others, the first two are the same as it only.
    const days = ['2026-11-16', '2026-11-18', '2026-11-19', '2026-11-20']
    const tickets = ['路口', '东侧', '西侧', '路口'].map((place, i) => ticket(days[i]!, { place }))
    const [spot] = await findHotSpots(tickets, hub)
    expect(spot).toMatchObject({ count: 3, total: 4 })
    expect(spot!.reason).toMatch(/；同一路口$/)
  })

  test('one ticket counted once, however often it comes', async () => {
    const one = ticket('2026-11-20')
    expect(await findHotSpots([one, one, one], samePlace)).toEqual([])
  })

  test('days are China’s: the 18th just before and after midnight', async () => {
    const at = (reportedAt: string) => ticket('2026-11-18', { reportedAt })
    const three = [at('2026-11-17T15:59:00Z'), at('2026-11-19T10:00:00Z'), at('2026-11-19T16:01:00Z')]
    expect(await findHotSpots(three, samePlace)).toEqual([])
    expect(await findHotSpots([at('2026-11-17T16:01:00Z'), ...three.slice(1)], samePlace)).toHaveLength(1)
  })

  test('no chain of neighbours: like the last one only is not the same event', async () => {
    const line: SameEvent = (a, b) => ({ same: Math.abs(Number(a.place) - Number(b.place)) <= 1, reason: '' })
    const chain = ['1', '2', '3', '4', '5', '6'].map((place) => ticket('2026-11-20', { place }))
    expect((await findHotSpots(chain, line)).every(({ total }) => total <= 3)).toBe(true)
  })
})

describe('trends', () => {
  /** Since when the desk has been there; of no area, so that it makes no pair. */
  const opened = (days = 62): AnalysedTicket => ticket(daysBefore(days), { district: null })
  const weekly = (n: number, over: Partial<AnalysedTicket> = {}): AnalysedTicket[] =>
    Array.from({ length: 8 }, (_v, week) => many(n, daysBefore(7 * (week + 1)), over)).flat()

  test('no alarm on 1 → 2, on 1 → 4, or on nothing → 3', () => {
    expect(findTrends([opened(), ...weekly(1), ...many(2, DAY)], DAY).alarms).toEqual([])
    expect(findTrends([opened(), ...weekly(1), ...many(4, DAY)], DAY).alarms).toEqual([])
    expect(findTrends([opened(), ...many(3, DAY)], DAY).alarms).toEqual([])
  })

  test('an alarm on 2 → 12, with what was expected and the evidence', () => {
    const now = many(12, daysBefore(2))
    const { alarms, tested } = findTrends([opened(), ...weekly(2), ...now], DAY)
    expect(tested).toBe(1)
    expect(alarms).toMatchObject([
      { district: '澄湾区', category: '供水 › 停水', observed: 12, from: '2026-11-14', to: DAY },
    ])
    expect(alarms[0]!.expected).toBeCloseTo(16.5 / 8)
    expect(alarms[0]!.evidence).toHaveLength(12)
  })

  test('weeks before the first ticket are no weeks without tickets', () => {
    const young = [opened(33), ...many(5, DAY)]
    expect(findTrends(young, DAY)).toEqual({ alarms: [], tested: 0 })
    const month = [opened(34), ...[1, 2, 3, 4].flatMap((week) => many(2, daysBefore(7 * week)))]
    expect(findTrends([...month, ...many(5, DAY)], DAY)).toEqual({ alarms: [], tested: 1 })
    const { alarms } = findTrends([...month, ...many(14, DAY)], DAY)
    expect(alarms[0]!.expected).toBeCloseTo(8.5 / 4)
  })

  test('none on the same growth where the past scatters as much', () => {
    const wild = [0, 9, 0, 0, 7, 0, 0, 0].flatMap((n, week) => many(n, daysBefore(7 * (week + 1))))
    expect(findTrends([opened(), ...wild, ...many(8, DAY)], DAY).alarms).toEqual([])
  })

  test('few false alarms among many quiet pairs', () => {
    let seed = 7
    const random = (): number => (seed = (seed * 16807) % 2147483647) / 2147483647
    const poisson = (mean: number): number => {
      let n = 0
      for (let p = random(); p > Math.exp(-mean); p *= random()) n += 1
      return n
    }
    const quiet = Array.from({ length: 120 }, (_v, pair) =>
      Array.from({ length: 9 }, (_w, week) =>
        many(poisson(3), daysBefore(7 * week), { category: ['类', `第${pair}`] }),
      ).flat(),
    ).flat()
    const { alarms, tested } = findTrends(quiet, DAY)
    expect(tested).toBe(120)
    expect(alarms.length).toBeLessThanOrEqual(1)
  })

  test('a report keeps to its day', async () => {
    const tickets = [...many(4, '2026-11-19'), ...many(9, '2026-11-21')]
    const report = await analyse({ tickets, tallies: talliesOf(tickets) }, DAY, samePlace)
    expect(report.hotSpots).toMatchObject([{ count: 4 }])
    expect(report.alarms).toEqual([])
  })
})

describe('statistics', () => {
  test('ln Γ', () => {
    expect(lnGamma(5)).toBeCloseTo(Math.log(24), 10)
    expect(lnGamma(0.5)).toBeCloseTo(Math.log(Math.sqrt(Math.PI)), 10)
  })

  test('tail of a negative binomial: size 1 is geometric', () => {
    expect(negativeBinomialTail(3, 1, 1)).toBeCloseTo(0.125, 10)
    expect(negativeBinomialTail(0, 1, 1)).toBe(1)
  })

  test('Benjamini–Hochberg keeps the order and the textbook values', () => {
    expect(adjustForMany([0.01, 0.04, 0.03, 0.005])).toEqual([0.02, 0.04, 0.04, 0.02])
  })
})
