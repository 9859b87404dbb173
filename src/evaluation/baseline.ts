import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { HuidaError } from '../shared/errors.ts'
import type { RunHashes, SuiteResult, Summary } from './types.ts'

/** What a metric was, overall and by type. */
export interface BaselineMetric extends Summary {
  byType: Record<string, Summary>
}

/** A committed run that later ones are compared with. */
export interface Baseline {
  suite: string
  createdAt: string
  cases: number
  hashes: RunHashes
  metrics: Record<string, BaselineMetric>
  /** Scores of gated metrics in the order of the dataset; only comparable while the dataset's hash is the same. */
  scores: Record<string, (number | null)[]>
}

const rounded = (value: number): number => Number(value.toFixed(4))

const roundedSummary = ({ n, value, interval }: Summary): Summary => ({
  n,
  value: rounded(value),
  interval: interval && [rounded(interval[0]), rounded(interval[1])],
})

const mapValues = <T, U>(values: Record<string, T>, map: (value: T) => U): Record<string, U> =>
  Object.fromEntries(Object.entries(values).map(([key, value]) => [key, map(value)]))

/** The baseline a result would be. */
export function baselineOf(result: SuiteResult): Baseline {
  const gated = result.metrics.filter((metric) => metric.gated)
  return {
    suite: result.suite,
    createdAt: result.startedAt,
    cases: result.cases,
    hashes: result.hashes,
    metrics: Object.fromEntries(
      result.metrics.map(({ name, overall, byType }) => [
        name,
        { ...roundedSummary(overall), byType: mapValues(byType, roundedSummary) },
      ]),
    ),
    scores: Object.fromEntries(
      gated.map(({ name }) => [
        name,
        result.records.map((record) => {
          const score = record.scores[name]
          return score == null ? null : rounded(score)
        }),
      ]),
    ),
  }
}

const pathOf = (dir: string, suite: string): string => join(dir, `${suite}.json`)

/** The committed baseline of a suite, or null when there is none. Throws ERR_EVAL_GATE when it can't be read. */
export async function readBaseline(dir: string, suite: string): Promise<Baseline | null> {
  const text = await readFile(pathOf(dir, suite), 'utf8').catch(() => null)
  if (text === null) return null
  try {
    return JSON.parse(text) as Baseline
  } catch (error) {
    throw new HuidaError('ERR_EVAL_GATE', `基线文件损坏：${suite}.json`, { cause: error })
  }
}

/** Names of the suites that have a baseline. */
export async function listBaselines(dir: string): Promise<string[]> {
  const files = await readdir(dir).catch(() => [])
  return files.filter((file) => file.endsWith('.json')).map((file) => file.slice(0, -'.json'.length))
}

/** Write a baseline, a line for each metric, so that a change can be read in a diff. */
export async function writeBaseline(dir: string, baseline: Baseline): Promise<void> {
  const { metrics, scores, ...head } = baseline
  const lines = (values: object): string =>
    Object.entries(values)
      .map(([name, value]) => `    ${JSON.stringify(name)}: ${JSON.stringify(value)}`)
      .join(',\n')
  const tail = `,\n  "metrics": {\n${lines(metrics)}\n  },\n  "scores": {\n${lines(scores)}\n  }\n}\n`
  await mkdir(dir, { recursive: true })
  await writeFile(
    pathOf(dir, baseline.suite),
    JSON.stringify(head, null, 2).replace(/\n\}$/, () => tail),
  )
}
