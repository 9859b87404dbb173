import pLimit from 'p-limit'
import { HuidaError, isHuidaError } from '../shared/errors.ts'
import { aggregateOf } from './statistics/aggregate.ts'
import { bootstrapInterval } from './statistics/bootstrap.ts'
import type {
  Aggregate,
  CaseRecord,
  EvalCase,
  Metric,
  MetricInfo,
  MetricResult,
  RunHashes,
  Session,
  Suite,
  SuiteResult,
  Summary,
} from './types.ts'

/** What a run needs beside the suite. */
export interface RunOptions {
  /** Cases at once; 1 measures honest latencies. */
  concurrency: number
  hashes: Pick<RunHashes, 'prompts' | 'git'>
  onProgress?: (done: number, total: number) => void
  now?: () => Date
}

/**
 * Run a suite: load, open, ask every case, score, sum up. A case that throws is an error, counted apart and without
 * scores. Throws ERR_EVAL_EMPTY when there are no cases; what was opened is closed in any event.
 */
export async function runSuite<C extends EvalCase, O>(
  suite: Suite<C, O>,
  options: RunOptions,
): Promise<SuiteResult> {
  const started = (options.now ?? (() => new Date()))()
  const clock = performance.now()
  const { cases, hash } = await suite.load()
  if (cases.length === 0) throw new HuidaError('ERR_EVAL_EMPTY', `评测集 ${suite.name} 没有任何用例`)
  const session = await suite.open()
  try {
    const records = await runCases(suite, session, cases, options)
    return {
      suite: suite.name,
      title: suite.title,
      primary: suite.primary,
      startedAt: started.toISOString(),
      durationMs: Math.round(performance.now() - clock),
      cases: cases.length,
      errors: records.filter((record) => record.error !== undefined).length,
      hashes: { dataset: hash, ...options.hashes, ...session.hashes },
      references: suite.references,
      floors: suite.floors,
      metrics: session.metrics.map((metric) => summarise(metric, records)),
      records,
    }
  } finally {
    await session.close()
  }
}

async function runCases<C extends EvalCase, O>(
  suite: Suite<C, O>,
  session: Session<C, O>,
  cases: readonly C[],
  options: RunOptions,
): Promise<CaseRecord[]> {
  const limit = pLimit(options.concurrency)
  let done = 0
  return Promise.all(
    cases.map((evalCase) =>
      limit(async () => {
        const record = await runCase(suite.primary, session, evalCase)
        done += 1
        options.onProgress?.(done, cases.length)
        return record
      }),
    ),
  )
}

async function runCase<C extends EvalCase, O>(
  primary: string,
  session: Session<C, O>,
  evalCase: C,
): Promise<CaseRecord> {
  const { id, type, question } = evalCase
  try {
    const outcome = await session.run(evalCase)
    const scores = Object.fromEntries(
      session.metrics.map((metric) => [metric.name, metric.score(evalCase, outcome)]),
    )
    const failed = isFailure(session.metrics, primary, scores)
    return { id, type, question, scores, failed, details: session.explain(evalCase, outcome) }
  } catch (error) {
    const reason = isHuidaError(error) ? `${error.code}：${error.detail}` : String(error)
    return { id, type, question, scores: {}, failed: true, details: [], error: reason }
  }
}

function isFailure<C, O>(
  metrics: readonly Metric<C, O>[],
  primary: string,
  scores: Record<string, number | null>,
): boolean {
  const score = scores[primary]
  if (score == null) return false
  return metrics.find((metric) => metric.name === primary)?.better === 'lower' ? score > 0 : score < 1
}

const scoresOf = (records: readonly CaseRecord[], name: string): number[] =>
  records.flatMap((record) => record.scores[name] ?? [])

/** n, aggregate and interval of scores. */
export function summaryOf(values: readonly number[], aggregate: Aggregate): Summary {
  const statistic = (sample: readonly number[]): number => aggregateOf(sample, aggregate)
  return {
    n: values.length,
    value: values.length === 0 ? 0 : statistic(values),
    interval: bootstrapInterval(values, statistic),
  }
}

function summarise(metric: MetricInfo, records: readonly CaseRecord[]): MetricResult {
  const { name, label, better, unit, aggregate, gated } = metric
  const types = [...new Set(records.map((record) => record.type))].sort()
  const byType = types.flatMap((type) => {
    const values = scoresOf(
      records.filter((record) => record.type === type),
      name,
    )
    return values.length === 0 ? [] : [[type, summaryOf(values, aggregate)] as const]
  })
  const overall = summaryOf(scoresOf(records, name), aggregate)
  return { name, label, better, unit, aggregate, gated, overall, byType: Object.fromEntries(byType) }
}
