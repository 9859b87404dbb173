import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { CityPack } from '../../../../city/types.ts'
import { chinaDay, chinaTime } from '../../../../shared/china-time.ts'
import { createWorkCalendar } from './work-calendar.ts'

const pack = (extraWorking: string[] = [], extraOff: string[] = []): CityPack =>
  ({
    holidays: { extraWorking, extraOff },
    serviceLevels: { workingHours: { am: ['08:30', '12:00'], pm: ['13:30', '17:30'] } },
  }) as unknown as CityPack

const calendar = createWorkCalendar(pack())
const at = (text: string): Date => new Date(`${text}+08:00`)
const hours = (from: string, n: number): string => chinaTime(calendar.addHours(at(from), n)).slice(0, 16)
const days = (from: string, n: number): string => chinaTime(calendar.addDays(at(from), n)).slice(0, 16)

describe('working hours', () => {
  test.each([
    ['within a morning', '2026-11-23T09:00', 2, '2026-11-23T11:00'],
    ['over lunch', '2026-11-23T11:00', 2, '2026-11-23T14:30'],
    ['ending with the morning', '2026-11-23T08:30', 3.5, '2026-11-23T12:00'],
    ['over night', '2026-11-23T16:30', 4, '2026-11-24T11:30'],
    ['starting at night', '2026-11-23T23:40', 4, '2026-11-24T14:00'],
    ['starting before dawn', '2026-11-23T03:00', 2, '2026-11-23T10:30'],
    ['starting at lunch', '2026-11-23T12:30', 2, '2026-11-23T15:30'],
    ['over a weekend', '2026-11-20T16:30', 2, '2026-11-23T09:30'],
    ['on a Sunday', '2026-11-22T10:00', 4, '2026-11-23T14:00'],
    ['over 国庆 2026 (1st to 7th)', '2026-09-30T17:00', 1, '2026-10-08T09:00'],
    ['on the shifted Saturday after it', '2026-10-09T17:00', 1, '2026-10-10T09:00'],
    ['on the shifted Sunday before it', '2026-09-20T09:00', 2, '2026-09-20T11:00'],
  ])('%s', (_name, from, n, due) => expect(hours(from, n)).toBe(due))
})

describe('working days', () => {
  test.each([
    ['the day itself does not count', '2026-11-23T09:00', 1, '2026-11-24T17:30'],
    ['nor late in the evening', '2026-11-23T23:59', 1, '2026-11-24T17:30'],
    ['over a weekend', '2026-11-19T10:00', 5, '2026-11-26T17:30'],
    ['received on a Saturday', '2026-11-21T10:00', 3, '2026-11-25T17:30'],
    ['over 国庆 with 10 October worked', '2026-09-29T10:00', 5, '2026-10-12T17:30'],
    ['over 春节 2026', '2026-02-13T10:00', 3, '2026-02-25T17:30'],
    ['over midnight of the year', '2026-12-31T10:00', 1, '2027-01-04T17:30'],
  ])('%s', (_name, from, n, due) => expect(days(from, n)).toBe(due))
})

test('the pack’s own days win', () => {
  const own = createWorkCalendar(pack(['2026-11-22'], ['2026-11-23']))
  expect(own.isWorkday('2026-11-22')).toBe(true)
  expect(own.isWorkday('2026-11-23')).toBe(false)
  expect(chinaTime(own.addDays(at('2026-11-20T10:00'), 2)).slice(0, 10)).toBe('2026-11-24')
})

test('a year that is not announced yet has its holidays by law', () => {
  const off = [
    '2031-10-01',
    '2031-10-03',
    '2031-01-01',
    '2031-05-01',
    '2031-01-22',
    '2031-01-23',
    '2031-04-05',
  ]
  expect(off.filter((day) => calendar.isWorkday(day))).toEqual([])
  expect(calendar.isWorkday('2031-10-08')).toBe(true)
})

test('a day is China’s, wherever the process runs', () => {
  expect(chinaDay(new Date('2026-11-22T16:30:00Z'))).toBe('2026-11-23')
})

test('hours added are the hours between, whenever they start', () => {
  const minute = fc.integer({ min: 0, max: 366 * 24 * 60 })
  fc.assert(
    fc.property(minute, fc.integer({ min: 1, max: 60 * 40 }), (start, length) => {
      const from = new Date(Date.parse('2026-01-01T00:00:00+08:00') + start * 60_000)
      const due = calendar.addHours(from, length / 60)
      expect(calendar.hoursBetween(from, due)).toBeCloseTo(length / 60, 6)
      expect(calendar.isWorkday(chinaDay(due))).toBe(true)
    }),
    { numRuns: 200 },
  )
})
