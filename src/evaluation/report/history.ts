import { appendFile, mkdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { SuiteResult } from '../types.ts'

/** One line of `history.jsonl`: the values of a run, for the score history of the report. */
export interface HistoryEntry {
  suite: string
  at: string
  git: string | null
  metrics: Record<string, number>
}

const FILE = 'history.jsonl'

/** Append a result to the history in a folder. */
export async function appendHistory(dir: string, result: SuiteResult): Promise<void> {
  await mkdir(dir, { recursive: true })
  const entry: HistoryEntry = {
    suite: result.suite,
    at: result.startedAt,
    git: result.hashes.git,
    metrics: Object.fromEntries(
      result.metrics.map(({ name, overall }) => [name, Number(overall.value.toFixed(4))]),
    ),
  }
  await appendFile(join(dir, FILE), `${JSON.stringify(entry)}\n`)
}

/** Past runs, oldest first; none when there is no history. A line cut off by a crash is left out. */
export async function readHistory(dir: string): Promise<HistoryEntry[]> {
  const text = await readFile(join(dir, FILE), 'utf8').catch(() => '')
  return text.split('\n').flatMap((line) => {
    try {
      return line === '' ? [] : [JSON.parse(line) as HistoryEntry]
    } catch {
      return []
    }
  })
}

/** Runs of both histories by time, one of each: a run that became a baseline stands in both. */
export function mergeHistories(a: readonly HistoryEntry[], b: readonly HistoryEntry[]): HistoryEntry[] {
  const runs = new Map([...a, ...b].map((entry) => [`${entry.suite} ${entry.at}`, entry]))
  return [...runs.values()].sort((one, other) => one.at.localeCompare(other.at))
}
