import { join } from 'node:path'
import { HuidaError, isHuidaError } from '../shared/errors.ts'
import { baselineOf, listBaselines, readBaseline, writeBaseline } from './baseline.ts'
import { chooseSuites } from './choose-suites.ts'
import { readDefinitions, type SuiteDefinition } from './definition.ts'
import { judgeGate } from './gate.ts'
import { gitRevision, hashPrompts } from './hashes.ts'
import type { EvaluateOptions } from './options.ts'
import { appendHistory } from './report/history.ts'
import type { ReportedSuite } from './report/html.ts'
import { formatTable } from './report/table.ts'
import { writeReport } from './report/write-report.ts'
import { runSuite, type RunOptions } from './run-suite.ts'
import { answerFileSuite } from './suites/answers/policy-qa.ts'
import { kindOf } from './suites/registry.ts'
import { scratchLibraries } from './suites/scratch-library.ts'
import type { OpenScratch, SuiteResult } from './types.ts'

/** Cases at once: latencies then are those of a service with two users. */
const DEFAULT_CONCURRENCY = 2

/** A suite that could not be run to its end. */
interface Failure {
  suite: string
  error: unknown
}

/**
 * Run suites, print their tables, write the report, and hold the gate. Throws ERR_USAGE for an unknown suite,
 * ERR_NOT_FOUND for a suite asked for by name whose data is absent, ERR_EVAL_EMPTY when nothing was run, what a suite that
 * broke off threw, and ERR_EVAL_GATE naming every reason, after everything was written.
 */
export async function evaluate(options: EvaluateOptions): Promise<SuiteResult[]> {
  const definitions = await chooseSuites(options)
  const baselines = join(options.projectDir, 'evals', 'baselines')
  const { reported, failures } = await runAll(definitions, baselines, options)
  if (reported.length > 0) {
    const { json, html } = await writeReport(options.reportDir, reported, baselines)
    options.print(`结果：${json}\n报告：${html}`)
  }
  const lost = options.gate && options.suites.length === 0 ? await lostSuites(baselines, options) : []
  holdGate(reported, failures, lost)
  return reported.map(({ result }) => result)
}

async function runAll(
  definitions: readonly SuiteDefinition[],
  baselines: string,
  options: EvaluateOptions,
): Promise<{ reported: ReportedSuite[]; failures: Failure[] }> {
  const prompts = await hashPrompts(join(options.projectDir, 'prompts'))
  const git = await gitRevision(options.projectDir)
  const libraries = scratchLibraries(options.openLibrary)
  const reported: ReportedSuite[] = []
  const failures: Failure[] = []
  try {
    for (const definition of definitions) {
      const hashes = { prompts: promptsOf(definition, prompts), git }
      try {
        reported.push(await runAndPrint(definition, baselines, libraries.open, options, hashes))
      } catch (error) {
        failures.push({ suite: definition.name, error })
      }
    }
  } finally {
    await libraries.close()
  }
  return { reported, failures }
}

async function runAndPrint(
  definition: SuiteDefinition,
  baselines: string,
  open: OpenScratch,
  options: EvaluateOptions,
  hashes: RunOptions['hashes'],
): Promise<ReportedSuite> {
  const { answersFile, concurrency = DEFAULT_CONCURRENCY, onProgress } = options
  const run: RunOptions = {
    concurrency,
    hashes,
    onProgress: (done, total) => onProgress?.(definition.name, done, total),
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

/** Baselines whose suite is gone: deleting a suite must not open the gate. */
async function lostSuites(baselines: string, options: EvaluateOptions): Promise<string[]> {
  const known = (await readDefinitions(options)).map(({ name }) => name)
  return (await listBaselines(baselines)).filter((name) => !known.includes(name))
}

function holdGate(
  reported: readonly ReportedSuite[],
  failures: readonly Failure[],
  lost: readonly string[],
): void {
  const findings = reported.flatMap((suite) => suite.findings)
  const [first] = failures
  if (first !== undefined && failures.length === 1 && findings.length + lost.length === 0) throw first.error
  const reasons = [
    ...findings.map(({ suite, code, message }) => `${suite} ${code} ${message}`),
    ...failures.map(({ suite, error }) => `${suite} BROKE_OFF ${describe(error)}`),
    ...lost.map((suite) => `${suite} SUITE_MISSING 有基线，但评测集不在了`),
  ]
  if (reasons.length > 0) throw new HuidaError('ERR_EVAL_GATE', reasons.join('；'))
}

const describe = (error: unknown): string =>
  isHuidaError(error) ? `${error.code} ${error.detail}` : String(error)
