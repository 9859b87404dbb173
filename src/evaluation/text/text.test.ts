import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { citationMarks, splitSentences, toComparable, withoutMarks, withoutSpace } from './comparable.ts'
import { findNumbers } from './numbers.ts'
import { bigramsOf, containment, longestCommonRun } from './overlap.ts'

describe('toComparable', () => {
  it.each([
    ['數據　開放，覆蓋率達８０％', '数据开放覆盖率达80'],
    ['“一 表\n通”（試點）', '一表通试点'],
    ['ＦＴＴＲ——Fiber', 'fttrfiber'],
    ['著力', '着力'],
  ])('%s → %s', (text, comparable) => expect(toComparable(text)).toBe(comparable))

  it('changes nothing the second time', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const once = toComparable(text)
        expect(withoutSpace(once)).toBe(once)
      }),
    )
  })
})

it('splits sentences at full stops and line breaks, not at semicolons', () => {
  expect(splitSentences('到2024年80万；到2026年100万。另有试点！\n完')).toEqual([
    '到2024年80万；到2026年100万。',
    '另有试点！',
    '完',
  ])
})

it('tells citation marks from text', () => {
  const answer = '达到80%。[1][2] 共[三]项。[1]'
  expect(citationMarks(answer)).toEqual([1, 2, 1])
  expect(withoutMarks(answer)).toBe('达到80%。 共[三]项。')
})

describe('findNumbers', () => {
  const read = (text: string) => findNumbers(text).map(({ value, unit, isYear }) => [value, unit, isYear])
  it.each([
    ['达到80%以上', [[80, '%', false]]],
    [
      '汇聚13万路视频和5000余个终端',
      [
        [130000, '路', false],
        [5000, '个', false],
      ],
    ],
    ['1.5万个', [[15000, '个', false]]],
    ['1,180项', [[1180, '项', false]]],
    ['到２０２６年', [[2026, '年', true]]],
    [
      '2015—2017年连续3年',
      [
        [2015, null, true],
        [2017, '年', true],
        [3, '年', false],
      ],
    ],
    ['5G基站、4A级景区、12349平台', [[12349, null, false]]],
    [
      '198.9 260 320',
      [
        [198.9, null, false],
        [260, null, false],
        [320, null, false],
      ],
    ],
    ['80万人次', [[800000, '人次', false]]],
    ['功率3千瓦', [[3, '千瓦', false]]],
    ['没有数字', []],
  ])('%s', (text, numbers) => expect(read(text)).toEqual(numbers))

  it('gives offsets of the number with its unit', () => {
    const text = '共有 200 家企业'
    const [found] = findNumbers(text)
    expect(text.slice(found?.start, found?.end)).toBe('200 家')
  })
})

describe('overlap', () => {
  it('counts each bigram once', () => {
    expect([...bigramsOf('数据数据')]).toEqual(['数据', '据数'])
    expect([...bigramsOf('数')]).toEqual(['数'])
    expect(bigramsOf('').size).toBe(0)
  })
  it('measures how much is held', () => {
    expect(containment(bigramsOf('智慧社区'), bigramsOf('智慧小区社区'))).toBeCloseTo(2 / 3)
    expect(containment(new Set(), new Set(['x']))).toBe(1)
  })
  it('finds the longest common run', () => {
    expect(longestCommonRun('完善智慧养老平台', '建设智慧养老服务')).toBe(4)
    expect(longestCommonRun('', 'abc')).toBe(0)
  })
  it('never exceeds either text, and is the whole of a contained one', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.string(), (a, b, c) => {
        expect(longestCommonRun(b, a + b + c)).toBe(b.length)
        expect(longestCommonRun(a, c)).toBeLessThanOrEqual(Math.min(a.length, c.length))
      }),
    )
  })
})
