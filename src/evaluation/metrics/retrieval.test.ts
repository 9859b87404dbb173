import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { holdsQuote, matchGold } from './gold-match.ts'
import { ndcgAtK } from './ndcg.ts'
import { allGoldAtK, hitAtK, recallAtK } from './recall-at-k.ts'
import { reciprocalRank } from './reciprocal-rank.ts'

const [o, x] = [true, false]

describe('holdsQuote', () => {
  const quote =
    '到2030年，全市建成公共充电站三百座，乡镇覆盖率达到百分之百，并接入统一的监管平台和运营平台，实现一网管理'
  it('takes the whole quote whatever its script, spacing and punctuation', () => {
    expect(
      holdsQuote('前文。到２０３０年,全市建成 公共充電站三百座。', '到2030年，全市建成公共充电站三百座'),
    ).toBe(true)
  })
  it('takes the first forty characters of a long quote', () => {
    expect(holdsQuote(quote.slice(0, 48), quote)).toBe(true)
  })
  it('takes a run of sixty per cent and no less', () => {
    expect(holdsQuote('二三四五六七', '一二三四五六七八九十')).toBe(true)
    expect(holdsQuote('二三四五六', '一二三四五六七八九十')).toBe(false)
    expect(holdsQuote('一二三甲四五六', '一二三四五六七八九十')).toBe(false)
  })
  it('is held by nothing when empty', () => expect(holdsQuote('文', '，')).toBe(false))
})

it('matchGold ignores the right words in the wrong file', () => {
  const gold = [{ file: 'a.txt', quote: '建成公共充电站' }]
  const text = '全市建成公共充电站'
  expect(
    matchGold(
      [
        { source: 'b.txt', text },
        { source: 'a.txt', text },
      ],
      gold,
    ),
  ).toEqual([[x], [o]])
})

describe('recall, hit and all-gold', () => {
  const relevance = [
    [x, x, x],
    [o, x, x],
    [o, x, x],
    [x, o, x],
  ]
  it.each([
    [1, 0, 0, 0],
    [2, 1 / 3, 1, 0],
    [4, 2 / 3, 1, 0],
  ])('at %i', (k, recall, hit, all) => {
    expect(recallAtK(relevance, k)).toBeCloseTo(recall)
    expect(hitAtK(relevance, k)).toBe(hit)
    expect(allGoldAtK(relevance, k)).toBe(all)
  })
  it('is complete when every item is held', () =>
    expect(
      allGoldAtK(
        [
          [o, x],
          [x, o],
        ],
        2,
      ),
    ).toBe(1))
  it('is zero when nothing was retrieved', () => {
    expect([recallAtK([], 5), hitAtK([], 5), allGoldAtK([], 5), ndcgAtK([], 5), reciprocalRank([])]).toEqual([
      0, 0, 0, 0, 0,
    ])
  })
})

it.each([
  [[[o]], 1],
  [[[x], [x], [o], [o]], 1 / 3],
  [[[x], [x]], 0],
])('reciprocal rank of %j', (relevance, value) => expect(reciprocalRank(relevance)).toBeCloseTo(value))

describe('ndcgAtK', () => {
  it('is 1 when each gold item comes first', () => {
    expect(
      ndcgAtK(
        [
          [o, x],
          [x, o],
          [x, x],
        ],
        5,
      ),
    ).toBeCloseTo(1)
    expect(
      ndcgAtK(
        [
          [o, o],
          [x, x],
        ],
        5,
      ),
    ).toBeCloseTo(1)
  })
  it('discounts by rank', () => expect(ndcgAtK([[x], [o]], 5)).toBeCloseTo(1 / Math.log2(3)))
  it('gives nothing for a second copy and counts what is missing', () => {
    expect(
      ndcgAtK(
        [
          [o, x],
          [o, x],
        ],
        5,
      ),
    ).toBeCloseTo(1 / (1 + 1 / Math.log2(3)))
  })
  it('stays within 0 and 1, and recall never falls with k', () => {
    const rows = fc
      .integer({ min: 1, max: 4 })
      .chain((gold) =>
        fc.array(fc.array(fc.boolean(), { minLength: gold, maxLength: gold }), { maxLength: 12 }),
      )
    fc.assert(
      fc.property(rows, fc.integer({ min: 1, max: 12 }), (relevance, k) => {
        const value = ndcgAtK(relevance, k)
        expect(value).toBeGreaterThanOrEqual(0)
        expect(value).toBeLessThanOrEqual(1 + 1e-9)
        expect(recallAtK(relevance, k + 1)).toBeGreaterThanOrEqual(recallAtK(relevance, k))
      }),
    )
  })
})
