import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findDates, isoDate, parseDate } from './dates.ts'

describe('parseDate', () => {
  it.each([
    ['2024年1月2日', '2024-01-02'],
    ['二〇二四年一月二日', '2024-01-02'],
    ['二零二四年十二月三十一日', '2024-12-31'],
    ['二○一九年十月一日', '2019-10-01'],
    ['2024-01-02', '2024-01-02'],
    ['2024/1/2', '2024-01-02'],
    ['2024.01.02', '2024-01-02'],
    ['2021年 6月 29日', '2021-06-29'],
    ['２０２４年１月２日', '2024-01-02'],
    ['2024年2月29日', '2024-02-29'],
    ['2023年2月29日', null],
    ['2024年13月1日', null],
    ['2024年1月', null],
    ['2024-01/02', null],
    ['', null],
    ['于2024年1月2日', null],
  ])('%s → %s', (text, iso) => expect(parseDate(text)).toBe(iso))

  it('agrees with the calendar', () => {
    const days = fc.date({ min: new Date('1900-01-01'), max: new Date('2100-12-31'), noInvalidDate: true })
    fc.assert(
      fc.property(days, (date) => {
        const iso = date.toISOString().slice(0, 10)
        const [year, month, day] = iso.split('-').map(Number)
        expect(parseDate(`${year}年${month}月${day}日`)).toBe(iso)
      }),
    )
  })
})

describe('findDates', () => {
  it('gives offsets and leaves out impossible days', () => {
    const text = '自2024年2月1日起施行，2024年2月31日除外，至2026-12-31止。'
    const found = findDates(text)
    expect(found.map((date) => date.iso)).toEqual(['2024-02-01', '2026-12-31'])
    for (const date of found) expect(text.slice(date.start, date.end)).toBe(date.text)
  })
  it('does not read a date inside a longer number', () => {
    expect(findDates('编号12024-01-023，版本2024.1.2.3')).toEqual([])
  })
})

it('isoDate refuses what is not a day', () => {
  expect(isoDate(2024, 4, 31)).toBeNull()
  expect(isoDate(99, 1, 1)).toBeNull()
})
