import { expect, it } from 'vitest'
import { divideDemands } from './divide-demands.ts'

const TEXT = '楼道里的灯坏了一个多月没人换。门口的红绿灯绿灯太短天天堵车。请尽快处理。'

it('gives each side its demands with places in the whole text', () => {
  const turn = TEXT.indexOf('门口')
  const demands = divideDemands(TEXT, turn, '投诉')
  expect(new Set(demands.map(({ part }) => part))).toEqual(new Set([0, 1]))
  for (const { source, part } of demands) {
    expect(TEXT.slice(source.start, source.end)).toBe(source.text)
    expect(source.start >= turn).toBe(part === 1)
  }
})
