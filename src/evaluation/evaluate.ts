import { join } from 'node:path'
import { HuidaError, isHuidaError } from '../shared/errors.ts'
import { listBaselines } from './baseline.ts'
import { chooseSuites } from './choose-suites.ts'
import { readDefinitions } from './definition.ts'
import type { EvaluateOptions } from './options.ts'
import type { ReportedSuite } from './report/html.ts'
import { writeReport } from './report/write-report.ts'
import type { Failure } from './run-lane.ts'
import { runSuites } from './run-suites.ts'
import type { SuiteResult } from './types.ts'

/**
 * Run suites, print their tables, write the report, and hold the gate. Throws ERR_USAGE for an unknown suite,
 * ERR_NOT_FOUND for a suite asked for by name whose data is absent, ERR_EVAL_EMPTY when nothing was run, what a suite that
 * broke off threw, and ERR_EVAL_GATE naming every reason, after everything was written.
 */
export async function evaluate(options: EvaluateOptions): Promise<SuiteResult[]> {
  const definitions = await chooseSuites(options)
  const baselines = join(options.projectDir, 'evals', 'baselines')
  const { reported, failures } = await runSuites(definitions, baselines, options)
  if (reported.length > 0) {
    const { json, html } = await writeReport(options.reportDir, reported, baselines)
    options.print(`结果：${json}\n报告：${html}`)
  }
  const lost = options.gate && options.suites.length === 0 ? await lostSuites(baselines, options) : []
  holdGate(reported, failures, lost)
  return reported.map(({ result }) => result)
}

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
