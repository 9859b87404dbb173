import type { Baseline } from './baseline.ts'
import { aggregateOf } from './statistics/aggregate.ts'
import { bootstrapInterval } from './statistics/bootstrap.ts'
import type { MetricResult, SuiteResult } from './types.ts'

export type GateCode =
  | 'EMPTY'
  | 'ERRORS'
  | 'NO_BASELINE'
  | 'DATASET_CHANGED'
  | 'SOURCES_CHANGED'
  | 'PROMPTS_CHANGED'
  | 'EMBEDDER_CHANGED'
  | 'CHAT_CHANGED'
  | 'METRIC_MISSING'
  | 'CASES_MISSING'
  | 'DROP'
  | 'BELOW_FLOOR'

/** One reason for which the gate stays shut; `message` is Chinese. */
export interface GateFinding {
  suite: string
  code: GateCode
  metric?: string
  message: string
}

/**
 * Judge a result against its baseline and floors; no findings means pass. Fails closed: no cases, errors, no baseline,
 * another dataset, other source files, prompts or models, a metric that is gone or scored on fewer cases, a drop beyond
 * the 95 % interval, a value on the wrong side of its floor.
 */
export function judgeGate(result: SuiteResult, baseline: Baseline | null): GateFinding[] {
  const finding = (code: GateCode, message: string, metric?: string): GateFinding => ({
    suite: result.suite,
    code,
    message,
    ...(metric === undefined ? {} : { metric }),
  })
  const findings: GateFinding[] = []
  if (result.cases === 0 || result.records.length === 0) findings.push(finding('EMPTY', '没有任何用例'))
  if (result.errors > 0) findings.push(finding('ERRORS', `${result.errors} 个用例出错`))
  findings.push(...floorFindings(result, finding))
  if (baseline === null) return [...findings, finding('NO_BASELINE', '没有可比的基线')]
  findings.push(...hashFindings(result, baseline, finding))
  const comparable = baseline.hashes.dataset === result.hashes.dataset
  for (const [name, before] of Object.entries(baseline.metrics)) {
    const metric = result.metrics.find((candidate) => candidate.name === name)
    if (metric === undefined) findings.push(finding('METRIC_MISSING', `指标 ${name} 不再计算`, name))
    else if (metric.gated && metric.overall.n < before.n)
      findings.push(
        finding('CASES_MISSING', `${metric.label}：只有 ${metric.overall.n} 例，基线 ${before.n} 例`, name),
      )
    else if (metric.gated && dropsBeyondInterval(result, metric, baseline, comparable))
      findings.push(finding('DROP', dropMessage(metric, before.value), name))
  }
  return findings
}

type MakeFinding = (code: GateCode, message: string, metric?: string) => GateFinding

const shown = (value: number): string => String(Number(value.toFixed(4)))

const dropMessage = (metric: MetricResult, before: number): string =>
  `${metric.label}：${shown(before)} → ${shown(metric.overall.value)}，变差超出 95% 区间`

const changedModel = (what: string, now: string | null, before: string | null): string =>
  `${what}与基线不同：${now ?? '无'}（基线 ${before ?? '无'}）`

function hashFindings(result: SuiteResult, baseline: Baseline, finding: MakeFinding): GateFinding[] {
  const { hashes } = result
  const findings: GateFinding[] = []
  if (hashes.dataset !== baseline.hashes.dataset)
    findings.push(finding('DATASET_CHANGED', '评测集与基线不同'))
  if (hashes.sources !== baseline.hashes.sources)
    findings.push(finding('SOURCES_CHANGED', '被检索的文件与基线不同'))
  const names = new Set([...Object.keys(hashes.prompts), ...Object.keys(baseline.hashes.prompts)])
  const changed = [...names].filter((name) => hashes.prompts[name] !== baseline.hashes.prompts[name])
  if (changed.length > 0)
    findings.push(finding('PROMPTS_CHANGED', `提示词与基线不同：${changed.sort().join('、')}`))
  if (hashes.embedder !== baseline.hashes.embedder)
    findings.push(
      finding('EMBEDDER_CHANGED', changedModel('向量模型', hashes.embedder, baseline.hashes.embedder)),
    )
  if (hashes.chat !== baseline.hashes.chat)
    findings.push(finding('CHAT_CHANGED', changedModel('大模型', hashes.chat, baseline.hashes.chat)))
  return findings
}

function floorFindings(result: SuiteResult, finding: MakeFinding): GateFinding[] {
  return Object.entries(result.floors).flatMap(([name, floor]) => {
    const metric = result.metrics.find((candidate) => candidate.name === name)
    if (metric === undefined || metric.overall.n === 0)
      return [finding('METRIC_MISSING', `有门槛的指标 ${name} 没有结果`, name)]
    const { value } = metric.overall
    const reached = metric.better === 'higher' ? value >= floor : value <= floor
    if (reached) return []
    return [finding('BELOW_FLOOR', `${metric.label}：${shown(value)}，门槛 ${shown(floor)}`, name)]
  })
}

/**
 * Whether a metric got worse beyond the 95 % interval. On the same dataset the differences case by case are bootstrapped
 * and the whole interval must lie on the worse side; otherwise the value must lie beyond the baseline's own interval. A
 * value that is no number is worse than any.
 */
function dropsBeyondInterval(
  result: SuiteResult,
  metric: MetricResult,
  baseline: Baseline,
  comparable: boolean,
): boolean {
  const sign = metric.better === 'higher' ? 1 : -1
  const { value } = metric.overall
  if (!Number.isFinite(value)) return true
  const before = baseline.scores[metric.name]
  const paired = metric.aggregate === 'mean' || metric.aggregate === 'sum'
  if (comparable && paired && before?.length === result.records.length) {
    const differences = pairedDifferences(result, metric.name, before).map((difference) => difference * sign)
    const mean = (values: readonly number[]): number => aggregateOf(values, 'mean')
    if (differences.length < 2) return differences.some((difference) => difference < 0)
    return (bootstrapInterval(differences, mean)?.[1] ?? 0) < 0
  }
  const summary = baseline.metrics[metric.name]
  if (summary === undefined) return false
  const [low, high] = summary.interval ?? [summary.value, summary.value]
  return sign === 1 ? value < low : value > high
}

/** Now minus before, for cases that were scored then and now. */
function pairedDifferences(result: SuiteResult, name: string, before: readonly (number | null)[]): number[] {
  return result.records.flatMap((record, index) => {
    const now = record.scores[name]
    const then = before[index]
    return now == null || then == null ? [] : [now - then]
  })
}
