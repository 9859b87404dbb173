import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { appendHistory, mergeHistories, readHistory } from './history.ts'
import { readChartLibrary, renderReport, type ReportedSuite } from './html.ts'

/**
 * Write `results.json` (every suite, type and case) and `report.html` into a folder, and add to its `history.jsonl`. Charts
 * show the committed history beside the baselines too.
 */
export async function writeReport(
  dir: string,
  suites: readonly ReportedSuite[],
  baselines: string,
): Promise<{ json: string; html: string }> {
  await mkdir(dir, { recursive: true })
  for (const { result } of suites) await appendHistory(dir, result)
  const json = join(dir, 'results.json')
  const html = join(dir, 'report.html')
  const results = suites.map(({ result, baseline, findings }) => ({
    ...result,
    baseline: baseline && { createdAt: baseline.createdAt, hashes: baseline.hashes },
    metrics: result.metrics.map((metric) => ({
      ...metric,
      baseline: baseline?.metrics[metric.name] ?? null,
    })),
    gate: findings,
  }))
  await writeFile(json, `${JSON.stringify({ suites: results }, null, 1)}\n`)
  const history = mergeHistories(await readHistory(baselines), await readHistory(dir))
  await writeFile(html, renderReport(suites, history, await readChartLibrary()))
  return { json, html }
}
