import { displayWidth } from '../../shared/text/display-width.ts'
import type { Baseline } from '../baseline.ts'
import type { MetricResult, SuiteResult } from '../types.ts'
import { formatChange, formatInterval, formatValue } from './format.ts'

const pad = (text: string, width: number): string =>
  text + ' '.repeat(Math.max(0, width - displayWidth(text)))

/** Rows of cells as aligned lines, a rule under the first. */
export function layOut(rows: readonly (readonly string[])[]): string[] {
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((row) => displayWidth(row[column] ?? ''))),
  )
  const lines = rows.map((row) =>
    row
      .map((cell, column) => pad(cell, widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  )
  return [lines[0] ?? '', widths.map((width) => '-'.repeat(width)).join('  '), ...lines.slice(1)]
}

const HEADER = ['指标', 'n', '结果', '95% 区间', '较基线', '参照']

/** A suite's result for a terminal: head, every metric, the primary metric by type, errors. */
export function formatTable(result: SuiteResult, baseline: Baseline | null): string {
  const { hashes } = result
  const head = [
    `${result.title}（${result.suite}）：${result.cases} 例，出错 ${result.errors}，用时 ${(result.durationMs / 1000).toFixed(1)} 秒`,
    `评测集 ${hashes.dataset}  文件 ${hashes.sources}  政策库 ${hashes.corpus.slice(0, 16)}  向量模型 ${hashes.embedder ?? '无'}  代码 ${hashes.git ?? '未知'}`,
    baseline === null
      ? '没有基线'
      : `基线 ${baseline.createdAt.slice(0, 10)}（代码 ${baseline.hashes.git ?? '未知'}）`,
  ]
  const metrics = result.metrics.filter(({ overall }) => overall.n > 0)
  const rows = metrics.map((metric) => metricRow(result, metric, baseline))
  const errors = result.records.flatMap(({ id, error }) =>
    error === undefined ? [] : [`出错 ${id}：${error}`],
  )
  return [...head, '', ...layOut([HEADER, ...rows]), '', ...typeLines(result), ...errors, ''].join('\n')
}

function metricRow(result: SuiteResult, metric: MetricResult, baseline: Baseline | null): string[] {
  const { overall, unit, name } = metric
  const references = result.references.filter((reference) => reference.metric === name)
  return [
    metric.label,
    String(overall.n),
    formatValue(overall.value, unit),
    formatInterval(overall, unit),
    formatChange(overall.value, baseline?.metrics[name]?.value, unit),
    references.map(({ label, value }) => `${label} ${value}`).join('；'),
  ]
}

function typeLines(result: SuiteResult): string[] {
  const primary = result.metrics.find((metric) => metric.name === result.primary)
  if (primary === undefined) return []
  const rows = Object.entries(primary.byType).map(([type, summary]) => [
    type,
    String(summary.n),
    formatValue(summary.value, primary.unit),
    formatInterval(summary, primary.unit),
  ])
  return [...layOut([[`${primary.label}（按类型）`, 'n', '结果', '95% 区间'], ...rows]), '']
}
