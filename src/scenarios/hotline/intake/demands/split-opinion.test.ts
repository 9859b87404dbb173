import { describe, expect, it } from 'vitest'
import { loadSplitExamples, trainSplitOpinion, type SplitExample } from './split-opinion.ts'

const THINGS = ['路灯', '井盖', '暖气', '车位', '垃圾', '噪声', '水压', '公交', '护栏', '油烟']
const EXAMPLES: SplitExample[] = THINGS.flatMap((thing, at) => {
  const other = THINGS[(at + 3) % THINGS.length]!
  return [
    { text: `小区的${thing}坏了很久，请尽快处理。`, several: false },
    { text: `小区的${thing}坏了很久，再有一桩，${other}也没人管。`, several: true },
  ]
})

describe('trainSplitOpinion', () => {
  it('tells tickets with several matters from those with one, of things it has not seen', async () => {
    const opinion = await trainSplitOpinion(EXAMPLES)
    const one = opinion('小区的电梯坏了很久，请尽快处理。')
    expect(opinion('小区的电梯坏了很久，再有一桩，健身器材也没人管。')).toBeGreaterThan(one + 0.5)
  })
})

describe('loadSplitExamples', () => {
  it('counts the matters of past tickets, joins known ones and adds what was written for it', () => {
    const none = loadSplitExamples(new Map())
    const past = loadSplitExamples(
      new Map([
        ['YH-2025-0011', '甲'],
        ['YH-2025-0012', '乙'],
      ]),
    )
    expect(past.filter(({ text }) => text.length === 1)).toEqual([
      { text: '甲', several: true },
      { text: '乙', several: false },
    ])
    expect(none.some(({ several }) => several) && none.some(({ several }) => !several)).toBe(true)
    expect(past).toHaveLength(none.length + 2)
  })
})
