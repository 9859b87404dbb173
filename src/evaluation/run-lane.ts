import { HuidaError } from '../shared/errors.ts'
import { baselineOf, readBaseline, writeBaseline } from './baseline.ts'
import type { SuiteDefinition } from './definition.ts'
import { judgeGate } from './gate.ts'
import type { EvaluateOptions } from './options.ts'
import { appendHistory } from './report/history.ts'
import type { ReportedSuite } from './report/html.ts'
import { formatTable } from './report/table.ts'
import { runSuite, type RunOptions } from './run-suite.ts'
import type { SuiteProgress } from './suite-progress.ts'
import { answerFileSuite } from './suites/answers/policy-qa.ts'
import { kindOf } from './suites/registry.ts'
import { scratchLibraries } from './suites/scratch-library.ts'
import type { OpenScratch } from './types.ts'

/** Cases of a suite at once: with one suite, latencies then are those of a service with two users. */
const DEFAULT_CONCURRENCY = 2

/** What suites that run one after the other need, and share with those beside them. */
export interface Lane {
  /** Folder of the committed baselines. */
  baselines: string
  /** Hashes of all prompts, by name. */
  prompts: Record<string, string>
  git: string | null
  progress: SuiteProgress
  options: Omit<EvaluateOptions, 'suites' | 'onProgress' | 'runBeside'>
}

/** A suite that could not be run to its end. */
export interface Failure {
  suite: string
  error: unknown
}

/** What became of suites. */
export interface Outcome {
  reported: ReportedSuite[]
  failures: Failure[]
}

/** Run suites one after the other; one that breaks off does not keep the next from running. */
export async function runLane(definitions: readonly SuiteDefinition[], lane: Lane): Promise<Outcome> {
  const libraries = scratchLibraries(lane.options.openLibrary)
  const outcome: Outcome = { reported: [], failures: [] }
  try {
    for (const definition of definitions) {
      try {
        outcome.reported.push(await runAndPrint(definition, libraries.open, lane))
      } catch (error) {
        outcome.failures.push({ suite: definition.name, error })
      }
      lane.progress.finish(definition.name)
    }
  } finally {
    await libraries.close()
  }
  return outcome
}

async function runAndPrint(
  definition: SuiteDefinition,
  open: OpenScratch,
  { baselines, prompts, git, progress, options }: Lane,
): Promise<ReportedSuite> {
  const { answersFile, concurrency = DEFAULT_CONCURRENCY } = options
  const run: RunOptions = {
    concurrency,
    hashes: { prompts: promptsOf(definition, prompts), git },
    onProgress: (done, total) => progress.advance(definition.name, done, total),
  }
  const result =
    answersFile === undefined
      ? await kindOf(definition)(definition, open, run)
      : await runSuite(answerFileSuite(definition, open, answersFile), run)
  const baseline = await readBaseline(baselines, result.suite)
  options.print(formatTable(result, baseline))
  if (options.updateBaseline) {
    if (result.errors > 0)
      throw new HuidaError('ERR_USAGE', `${result.suite} 有 ${result.errors} 个用例出错，不能作为基线`)
    await writeBaseline(baselines, baselineOf(result))
    await appendHistory(baselines, result)
  }
  return { result, baseline, findings: options.gate ? judgeGate(result, baseline) : [] }
}

/** Hashes of the prompts a suite depends on. */
const promptsOf = (
  { prompts: folders }: SuiteDefinition,
  hashes: Record<string, string>,
): Record<string, string> =>
  Object.fromEntries(
    Object.entries(hashes).filter(
      ([name]) => folders === null || folders.some((folder) => name.startsWith(`${folder}/`)),
    ),
  )
