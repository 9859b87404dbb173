import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { baselineOf, type Baseline } from './baseline.ts'
import { judgeGate, type GateCode } from './gate.ts'
import { summaryOf } from './run-suite.ts'
import type { MetricInfo, SuiteResult } from './types.ts'

const strict: MetricInfo = {
  name: 'strict',
  label: '严格正确率',
  better: 'higher',
  unit: 'share',
  aggregate: 'mean',
  gated: true,
}
const invalid: MetricInfo = {
  name: 'invalid',
  label: '无效引用',
  better: 'lower',
  unit: 'count',
  aggregate: 'sum',
  gated: true,
}
const latency: MetricInfo = {
  name: 'latency',
  label: '耗时',
  better: 'lower',
  unit: 'ms',
  aggregate: 'p95',
  gated: false,
}

/** A result whose cases score as given; 0 invalid citations and 10 ms each unless told otherwise. */
function resultOf(scores: number[], change: Partial<SuiteResult> = {}, ms = 10): SuiteResult {
  const records = scores.map((score, index) => ({
    id: `c${index}`,
    type: 'a',
    question: '？',
    failed: score < 1,
    details: [],
    scores: { strict: score, invalid: 0, latency: ms },
  }))
  const metric = (info: MetricInfo) => ({
    ...info,
    overall: summaryOf(
      records.map((record) => record.scores[info.name as 'strict']),
      info.aggregate,
    ),
    byType: {},
  })
  return {
    suite: 's',
    title: 'S',
    primary: 'strict',
    startedAt: '2024-01-01T00:00:00.000Z',
    durationMs: 1,
    cases: scores.length,
    errors: 0,
    references: [],
    floors: {},
    hashes: {
      dataset: 'd',
      sources: 's',
      corpus: 'c',
      prompts: { p: '1' },
      embedder: 'e',
      chat: null,
      git: null,
    },
    metrics: [metric(strict), metric(invalid), metric(latency)],
    records,
    ...change,
  }
}

const share = (right: number, of: number): number[] =>
  Array.from({ length: of }, (_, index) => (index < right ? 1 : 0))
const codes = (result: SuiteResult, baseline: Baseline | null): GateCode[] =>
  judgeGate(result, baseline).map((finding) => finding.code)

describe('judgeGate', () => {
  const before = resultOf(share(70, 100))
  const baseline = baselineOf(before)

  it('passes the same result, a better one, and a slower one', () => {
    expect(codes(before, baseline)).toEqual([])
    expect(codes(resultOf(share(80, 100)), baseline)).toEqual([])
    expect(codes(resultOf(share(70, 100), {}, 10_000), baseline)).toEqual([])
  })
  it('lets one lost case pass and stops a significant loss', () => {
    expect(codes(resultOf(share(69, 100)), baseline)).toEqual([])
    expect(codes(resultOf(share(60, 100)), baseline)).toEqual(['DROP'])
  })
  it('compares case by case: gains that hide losses do not fail', () => {
    const swapped = share(70, 100).map((score, index) => (index < 5 ? 0 : index >= 95 ? 1 : score))
    expect(codes(resultOf(swapped), baseline)).toEqual([])
  })
  it('fails a metric that was perfect as soon as several cases leave it', () => {
    const perfect = baselineOf(resultOf(share(50, 50)))
    expect(codes(resultOf(share(45, 50)), perfect)).toEqual(['DROP'])
  })
  it('fails when a metric that should be low rises', () => {
    const result = resultOf(share(70, 100))
    const records = result.records.map((record) => ({ ...record, scores: { ...record.scores, invalid: 1 } }))
    const metrics = result.metrics.map((metric) =>
      metric.name === 'invalid'
        ? {
            ...metric,
            overall: summaryOf(
              records.map(() => 1),
              'sum',
            ),
          }
        : metric,
    )
    expect(codes({ ...result, records, metrics }, baseline)).toEqual(['DROP'])
  })
  it('uses the interval of the baseline when the dataset is another, and says so', () => {
    const hashes = { ...before.hashes, dataset: 'other' }
    expect(codes(resultOf(share(66, 100), { hashes }), baseline)).toEqual(['DATASET_CHANGED'])
    expect(codes(resultOf(share(50, 100), { hashes }), baseline)).toEqual(['DATASET_CHANGED', 'DROP'])
  })
  it.each<[string, Partial<SuiteResult['hashes']>, GateCode]>([
    ['sources', { sources: 'x' }, 'SOURCES_CHANGED'],
    ['a prompt', { prompts: { p: '2' } }, 'PROMPTS_CHANGED'],
    ['a new prompt', { prompts: { p: '1', q: '1' } }, 'PROMPTS_CHANGED'],
    ['a lost prompt', { prompts: {} }, 'PROMPTS_CHANGED'],
    ['no embedder', { embedder: null }, 'EMBEDDER_CHANGED'],
    ['a chat model', { chat: 'm' }, 'CHAT_CHANGED'],
  ])('fails on %s', (_, change, code) => {
    expect(codes(resultOf(share(70, 100), { hashes: { ...before.hashes, ...change } }), baseline)).toEqual([
      code,
    ])
  })
  it('does not mind another commit or library revision', () => {
    const hashes = { ...before.hashes, git: 'abc', corpus: 'other' }
    expect(codes(resultOf(share(70, 100), { hashes }), baseline)).toEqual([])
  })
  it('fails closed on no cases, errors, and no baseline', () => {
    expect(codes(resultOf([]), null)).toEqual(['EMPTY', 'NO_BASELINE'])
    expect(codes(resultOf(share(70, 100), { errors: 2 }), baseline)).toEqual(['ERRORS'])
  })
  it('fails when a metric is gone, scored less often, or is no number', () => {
    const result = resultOf(share(70, 100))
    const [first, ...rest] = result.metrics
    expect(codes({ ...result, metrics: rest }, baseline)).toEqual(['METRIC_MISSING'])
    const fewer = { ...first!, overall: { ...first!.overall, n: 99 } }
    expect(codes({ ...result, metrics: [fewer, ...rest] }, baseline)).toEqual(['CASES_MISSING'])
    const broken = { ...first!, overall: { ...first!.overall, value: Number.NaN } }
    expect(codes({ ...result, metrics: [broken, ...rest] }, baseline)).toEqual(['DROP'])
  })
  it('holds floors both ways, also without a baseline', () => {
    const floors = { strict: 0.75, invalid: 0 }
    const [finding] = judgeGate(resultOf(share(70, 100), { floors }), baseline)
    expect(finding).toEqual({
      suite: 's',
      code: 'BELOW_FLOOR',
      metric: 'strict',
      message: '严格正确率：0.7，门槛 0.75',
    })
    expect(codes(resultOf(share(75, 100), { floors }), null)).toEqual(['NO_BASELINE'])
    expect(codes(resultOf(share(80, 100), { floors: { unknown: 1 } }), baseline)).toEqual(['METRIC_MISSING'])
    expect(codes(resultOf(share(80, 100), { floors: { latency: 5 } }), baseline)).toEqual(['BELOW_FLOOR'])
  })
  it('never fails a result against itself', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(0, 0.5, 1), { minLength: 1, maxLength: 30 }), (scores) => {
        const result = resultOf(scores)
        expect(judgeGate(result, baselineOf(result))).toEqual([])
      }),
      { numRuns: 30 },
    )
  })
})
