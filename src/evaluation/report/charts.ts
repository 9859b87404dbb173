import type { SuiteResult } from '../types.ts'
import type { HistoryEntry } from './history.ts'

/** A chart as ECharts takes it, with the height of its box in pixels. */
export interface Chart {
  title: string
  height: number
  option: object
}

const BAR_HEIGHT = 26
const LATENCY_BINS = 20
const HISTORY_METRICS = 4

/** The charts of a suite: primary metric by type, latency distribution where timed, score history where there is one. */
export function chartsOf(result: SuiteResult, history: readonly HistoryEntry[]): Chart[] {
  return [typeChart(result), latencyChart(result), historyChart(result, history)].filter(
    (chart) => chart !== null,
  )
}

const base = {
  animation: false,
  tooltip: { trigger: 'axis' },
  grid: { left: 8, right: 24, top: 32, bottom: 8, containLabel: true },
}

function typeChart(result: SuiteResult): Chart | null {
  const primary = result.metrics.find((metric) => metric.name === result.primary)
  if (primary === undefined) return null
  const types = Object.entries(primary.byType).sort(([, a], [, b]) => b.value - a.value)
  const names = types.map(([type, { n }]) => `${type}（${n}）`)
  const values = types.map(([, { value }]) => Number(value.toFixed(3)))
  return {
    title: `${primary.label}（按类型）`,
    height: 80 + names.length * BAR_HEIGHT,
    option: {
      ...base,
      xAxis: { type: 'value', max: primary.unit === 'share' ? 1 : null },
      yAxis: { type: 'category', data: names, inverse: true },
      series: [{ type: 'bar', data: values, label: { show: true, position: 'insideLeft', color: '#fff' } }],
    },
  }
}

function latencyChart(result: SuiteResult): Chart | null {
  const name = result.metrics.find((metric) => metric.unit === 'ms' && metric.overall.n > 0)?.name
  if (name === undefined) return null
  const values = result.records.flatMap((record) => record.scores[name] ?? [])
  const width = Math.max(1, Math.ceil(Math.max(...values) / LATENCY_BINS))
  const counts = Array.from(
    { length: LATENCY_BINS },
    (_, bin) =>
      values.filter((value) => Math.min(LATENCY_BINS - 1, Math.floor(value / width)) === bin).length,
  )
  return {
    title: '耗时分布（毫秒）',
    height: 240,
    option: {
      ...base,
      xAxis: { type: 'category', data: counts.map((_, bin) => `${bin * width}`) },
      yAxis: { type: 'value', minInterval: 1 },
      series: [{ type: 'bar', data: counts, barCategoryGap: '10%' }],
    },
  }
}

function historyChart(result: SuiteResult, history: readonly HistoryEntry[]): Chart | null {
  const runs = history.filter((entry) => entry.suite === result.suite)
  if (runs.length < 2) return null
  const shown = result.metrics.filter((metric) => metric.unit === 'share').slice(0, HISTORY_METRICS)
  return {
    title: '历次得分',
    height: 260,
    option: {
      ...base,
      legend: { top: 0 },
      xAxis: {
        type: 'category',
        data: runs.map(({ at }) => at.slice(0, 16).replace('T', ' ')),
      },
      yAxis: { type: 'value', max: 1 },
      series: shown.map(({ name, label }) => ({
        type: 'line',
        name: label,
        data: runs.map((run) => run.metrics[name] ?? null),
      })),
    },
  }
}
