import { describe, expect, test } from 'vitest'
import { chinaDay, chinaTime, daysBetween, addDays, startOfDay } from './china-time.ts'

describe('the day in China', () => {
  test.each([
    ['2026-09-01T16:00:00Z', '2026-09-02'],
    ['2026-09-01T15:59:59Z', '2026-09-01'],
    ['2026-09-02T00:30:00+08:00', '2026-09-02'],
    ['2026-09-01T23:30:00-05:00', '2026-09-02'],
    ['2026-09-02T00:30:00', '2026-09-02'],
    ['2026-09-02', '2026-09-02'],
  ])('%s → %s', (written, day) => {
    expect(chinaDay(written)).toBe(day)
  })
})

test('times carry China’s offset, days pass over months', () => {
  expect(chinaTime(new Date('2026-08-31T16:00:00Z'))).toBe('2026-09-01T00:00:00+08:00')
  expect(addDays('2026-08-31', 1)).toBe('2026-09-01')
  expect(addDays('2026-03-01', -1)).toBe('2026-02-28')
  expect(daysBetween('2026-02-28', '2026-03-01')).toBe(1)
  expect(startOfDay('2026-09-01').toISOString()).toBe('2026-08-31T16:00:00.000Z')
})
