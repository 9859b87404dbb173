import { join } from 'node:path'
import { HuidaError } from '../shared/errors.ts'
import { baselineOf, readBaseline, writeBaseline } from './baseline.ts'
import { chooseDefinitions, readDefinitions, type EvalPlaces, type SuiteDefinition } from './definition.ts'
import { judgeGate } from './gate.ts'
import { gitRevision, hashPrompts } from './hashes.ts'
import type { ReportedSuite } from './report/html.ts'
import { formatTable } from './report/table.ts'
import { writeReport } from './report/write-report.ts'
import { runSuite, type RunOptions } from './run-suite.ts'
import { passagesSuite } from './suites/passages.ts'
import { answerFileSuite, policyQaSuite } from './suites/policy-qa.ts'
import { serviceGuideSuite } from './suites/service-guide.ts'
import type { OpenLibrary, SuiteResult } from './types.ts'

/** What to evaluate and how. */
export interface EvaluateOptions extends EvalPlaces {
  /** Names of suites; none means all whose data is there. */
  suites: readonly string[]
  /** Throw ERR_EVAL_GATE when a suite fails its gate. */
  gate: boolean
  /** Where `results.json`, `report.html` and `history.jsonl` go. */
  reportDir: string
  openLibrary: OpenLibrary
  /** Score this file of answers instead of asking; needs exactly one policy-qa suite. */
  answersFile?: string
  /** Write the results as new baselines. */
  updateBaseline?: boolean
  /** Cases at once; default 1, so that latencies are those of one user. */
  concurrency?: number
  onProgress?: (suite: string, done: number, total: number) => void
  /** Receives the tables and where the report lies, as text for a person. */
  print: (text: string) => void
}

/**
 * Run suites, print their tables, write the report, and hold the gate. Throws ERR_USAGE for an unknown suite,
 * ERR_NOT_FOUND for a suite asked for by name whose data is absent, ERR_EVAL_EMPTY when nothing was run, and ERR_EVAL_GATE
 * naming every reason, after everything was written.
 */
export async function evaluate(options: EvaluateOptions): Promise<SuiteResult[]> {
  const definitions = await runnable(options)
  const run: Omit<RunOptions, 'onProgress'> = {
    concurrency: options.concurrency ?? 1,
    hashes: {
      prompts: await hashPrompts(join(options.projectDir, 'prompts')),
      git: await gitRevision(options.projectDir),
    },
  }
  const baselines = join(options.projectDir, 'evals', 'baselines')
  const reported: ReportedSuite[] = []
  for (const definition of definitions) {
    const result = await runDefinition(definition, options, run)
    const baseline = await readBaseline(baselines, result.suite)
    reported.push({ result, baseline, findings: options.gate ? judgeGate(result, baseline) : [] })
    options.print(formatTable(result, baseline))
    if (options.updateBaseline) await writeBaseline(baselines, baselineOf(result))
  }
  const { json, html } = await writeReport(options.reportDir, reported)
  options.print(`结果：${json}\n报告：${html}`)
  holdGate(reported)
  return reported.map(({ result }) => result)
}

/** Suites that can run; what can't is said, and an error when it was asked for or the gate is on. */
async function runnable(options: EvaluateOptions): Promise<SuiteDefinition[]> {
  if (options.answersFile !== undefined && (options.gate || options.updateBaseline))
    throw new HuidaError('ERR_USAGE', '给答案文件评分时，不能同时设门槛或更新基线')
  const chosen = chooseDefinitions(await readDefinitions(options), options.suites)
  const absent = chosen.filter(({ missing }) => missing.length > 0)
  for (const { name, missing } of absent) {
    const message = `评测集 ${name} 缺少数据：${missing.join('、')}（外部数据的位置由 HUIDA_SHARED 指定）`
    if (options.gate || options.suites.length > 0) throw new HuidaError('ERR_NOT_FOUND', message)
    options.print(`跳过：${message}`)
  }
  const present = chosen.filter(({ missing }) => missing.length === 0)
  if (present.length === 0) throw new HuidaError('ERR_EVAL_EMPTY', '没有可以运行的评测集')
  if (options.answersFile !== undefined && (present.length !== 1 || present[0]?.kind !== 'policy-qa'))
    throw new HuidaError('ERR_USAGE', '给答案文件评分时，请指明一个政策问答评测集')
  return present
}

function runDefinition(
  definition: SuiteDefinition,
  { openLibrary, answersFile, onProgress }: EvaluateOptions,
  run: Omit<RunOptions, 'onProgress'>,
): Promise<SuiteResult> {
  const options: RunOptions = {
    ...run,
    onProgress: (done, total) => onProgress?.(definition.name, done, total),
  }
  if (answersFile !== undefined)
    return runSuite(answerFileSuite(definition, openLibrary, answersFile), options)
  switch (definition.kind) {
    case 'policy-qa':
      return runSuite(policyQaSuite(definition, openLibrary), options)
    case 'passages':
      return runSuite(passagesSuite(definition, openLibrary), options)
    case 'service-guide':
      return runSuite(serviceGuideSuite(definition, openLibrary), options)
  }
}

function holdGate(reported: readonly ReportedSuite[]): void {
  const findings = reported.flatMap((suite) => suite.findings)
  if (findings.length === 0) return
  const reasons = findings.map(({ suite, code, message }) => `${suite} ${code} ${message}`)
  throw new HuidaError('ERR_EVAL_GATE', reasons.join('；'))
}
