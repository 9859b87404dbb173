import { describe, expect, it } from 'vitest'
import { isCalendarDay, isCalendarTime } from './calendar.ts'

describe('isCalendarDay', () => {
  it.each(['2026-02-28', '2024-02-29', '2026-12-31'])('takes %s', (day) =>
    expect(isCalendarDay(day)).toBe(true),
  )
  it.each(['2026-02-30', '2026-02-29', '2026-04-31', '2026-13-01', '2026-00-10', '2026-1-1', '今天', ''])(
    'refuses %s',
    (day) => expect(isCalendarDay(day)).toBe(false),
  )
})

describe('isCalendarTime', () => {
  it.each(['2026-02-28', '2026-02-28T09:30:00+08:00', '2026-02-28 09:30'])('takes %s', (time) =>
    expect(isCalendarTime(time)).toBe(true),
  )
  it.each(['2026-02-30', '2026-02-30T09:30:00+08:00', '2026-02-30 09:30', '2026-02-28T25:00', '昨天'])(
    'refuses %s',
    (time) => expect(isCalendarTime(time)).toBe(false),
  )
})
