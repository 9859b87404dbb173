import { describe, expect, it } from 'vitest'
import { divideDemands } from './divide-demands.ts'
import { ownMatters } from './own-matters.ts'

const TEXT = '楼道里的灯坏了一个多月没人换。门口的红绿灯绿灯太短天天堵车。请尽快处理。'

describe('ownMatters', () => {
  it('keeps sentences that tell of something wrong, without those that only ask', () => {
    expect(ownMatters(TEXT).map(({ start }) => TEXT.slice(start, start + 2))).toEqual(['楼道', '门口'])
  })
  it('leaves out what others said about it', () => {
    const text = '楼道里的灯坏了一个多月没人换。物业说是供电的事不归他们管，停电才找他们。'
    expect(ownMatters(text)[0]!.text).toBe('楼道里的灯坏了一个多月没人换')
    expect(ownMatters(text)).toHaveLength(1)
  })
  it('is empty where the speaker says that it is one matter', () => {
    expect(ownMatters(`${TEXT}都是同一件事。`)).toEqual([])
  })
})

describe('divideDemands', () => {
  it('gives each side its demands with places in the whole text', () => {
    const turn = TEXT.indexOf('门口')
    const demands = divideDemands(TEXT, turn, '投诉')
    expect(new Set(demands.map(({ part }) => part))).toEqual(new Set([0, 1]))
    for (const { source, part } of demands) {
      expect(TEXT.slice(source.start, source.end)).toBe(source.text)
      expect(source.start >= turn).toBe(part === 1)
    }
  })
})
