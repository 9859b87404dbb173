import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import type { Baseline } from '../baseline.ts'
import type { GateFinding } from '../gate.ts'
import type { CaseRecord, MetricResult, SuiteResult } from '../types.ts'
import { chartsOf, type Chart } from './charts.ts'
import { formatChange, formatInterval, formatValue } from './format.ts'
import type { HistoryEntry } from './history.ts'

/** A suite as the report shows it. */
export interface ReportedSuite {
  result: SuiteResult
  baseline: Baseline | null
  findings: readonly GateFinding[]
}

const ENTITIES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** Text made safe between tags and in quoted attributes. */
export const escapeHtml = (text: string): string =>
  text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? '')

const STYLE = `
body{font:15px/1.6 system-ui,"Noto Sans SC","Microsoft YaHei",sans-serif;color:#1c2330;margin:0 auto;max-width:1080px;padding:24px}
h1{font-size:24px}h2{font-size:20px;border-bottom:2px solid #1f5fa8;padding-bottom:4px;margin-top:40px}h3{font-size:16px}
table{border-collapse:collapse;width:100%}th,td{text-align:left;padding:4px 10px;border-bottom:1px solid #dde3ea}
td.n{font-variant-numeric:tabular-nums;white-space:nowrap}.bad{color:#a8201a}.good{color:#1b6e3c}.note{color:#55606e}
details{border:1px solid #dde3ea;border-radius:6px;margin:8px 0;padding:6px 12px}summary{cursor:pointer}
dl{display:grid;grid-template-columns:9em 1fr;gap:2px 12px}dt{color:#55606e;overflow-wrap:anywhere}dd{margin:0;white-space:pre-wrap;overflow-wrap:anywhere}
.box{border-left:4px solid #a8201a;background:#fbf1f0;padding:8px 14px}`

/** Source of the charts library, to be put into the page so that it needs no network. */
export const readChartLibrary = (): Promise<string> =>
  readFile(fileURLToPath(import.meta.resolve('echarts/dist/echarts.common.min.js')), 'utf8')

/** The whole report as one page without outside references. */
export function renderReport(
  suites: readonly ReportedSuite[],
  history: readonly HistoryEntry[],
  library: string,
): string {
  const charts = suites.map(({ result }) => chartsOf(result, history))
  const sections = suites.map((suite, index) => suiteSection(suite, charts[index] ?? [], index))
  const options = charts.flatMap((list, suite) =>
    list.map((chart, index) => [chartId(suite, index), chart.option]),
  )
  const data = JSON.stringify(options).replaceAll('<', '\\u003c')
  return `<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>惠答 评测报告</title><style>${STYLE}</style></head><body>
<h1>惠答 评测报告</h1>
${gateBox(suites)}
${sections.join('\n')}
<script>${library.replaceAll('</script', '<\\/script')}</script>
<script>for(const[id,option]of ${data}){const chart=echarts.init(document.getElementById(id));chart.setOption(option);addEventListener('resize',()=>chart.resize())}</script>
</body></html>
`
}

const chartId = (suite: number, index: number): string => `chart-${suite}-${index}`

function gateBox(suites: readonly ReportedSuite[]): string {
  const findings = suites.flatMap((suite) => suite.findings)
  if (findings.length === 0) return ''
  const items = findings.map(({ suite, message }) => `<li>${escapeHtml(`${suite}：${message}`)}</li>`)
  return `<div class="box"><strong>未达到门槛</strong><ul>${items.join('')}</ul></div>`
}

function suiteSection({ result, baseline }: ReportedSuite, charts: readonly Chart[], index: number): string {
  const { hashes } = result
  const facts = [
    `${result.cases} 例`,
    `出错 ${result.errors}`,
    `用时 ${(result.durationMs / 1000).toFixed(1)} 秒`,
    `开始于 ${result.startedAt}`,
    `评测集 ${hashes.dataset}`,
    `文件 ${hashes.sources}`,
    `政策库 ${hashes.corpus}`,
    `向量模型 ${hashes.embedder ?? '无'}`,
    ...(hashes.chat === null ? [] : [`大模型 ${hashes.chat}`]),
    `代码 ${hashes.git ?? '未知'}`,
  ]
  const failed = result.records.filter((record) => record.failed)
  return `<section><h2>${escapeHtml(result.title)}（${escapeHtml(result.suite)}）</h2>
<p class="note">${escapeHtml(facts.join(' · '))}</p>
${metricTable(result, baseline)}
${charts.map((chart, at) => `<h3>${escapeHtml(chart.title)}</h3><div id="${chartId(index, at)}" role="img" aria-label="${escapeHtml(chart.title)}" style="height:${chart.height}px"></div>`).join('\n')}
<h3>未通过的用例（${failed.length}）</h3>
${failed.map(caseBlock).join('\n')}</section>`
}

function metricTable(result: SuiteResult, baseline: Baseline | null): string {
  const head = ['指标', 'n', '结果', '95% 区间', '较基线', '门槛', '参照'].map(
    (cell) => `<th scope="col">${cell}</th>`,
  )
  const rows = result.metrics
    .filter(({ overall }) => overall.n > 0)
    .map((metric) => `<tr>${metricCells(result, metric, baseline).join('')}</tr>`)
  return `<table><thead><tr>${head.join('')}</tr></thead><tbody>${rows.join('')}</tbody></table>`
}

function metricCells(result: SuiteResult, metric: MetricResult, baseline: Baseline | null): string[] {
  const { overall, unit, name, better } = metric
  const before = baseline?.metrics[name]?.value
  const change = formatChange(overall.value, before, unit)
  const worse =
    before !== undefined && (better === 'higher' ? overall.value < before : overall.value > before)
  const tone = change === '—' || change === '±0' ? 'n' : worse ? 'n bad' : 'n good'
  const floor = result.floors[name]
  const references = result.references.filter((reference) => reference.metric === name)
  return [
    `<td>${escapeHtml(metric.label)}</td>`,
    `<td class="n">${overall.n}</td>`,
    `<td class="n">${formatValue(overall.value, unit)}</td>`,
    `<td class="n">${formatInterval(overall, unit)}</td>`,
    `<td class="${tone}">${change}</td>`,
    `<td class="n">${floor === undefined ? '' : `${better === 'higher' ? '≥' : '≤'} ${floor}`}</td>`,
    `<td>${escapeHtml(references.map(({ label, value }) => `${label} ${value}`).join('；'))}</td>`,
  ]
}

function caseBlock({ id, type, question, error, details }: CaseRecord): string {
  const lines = error === undefined ? details : [{ label: '出错', text: error }]
  const list = lines.map(({ label, text }) => `<dt>${escapeHtml(label)}</dt><dd>${escapeHtml(text)}</dd>`)
  return `<details><summary>${escapeHtml(`${id} · ${type} · ${question}`)}</summary><dl>${list.join('')}</dl></details>`
}
