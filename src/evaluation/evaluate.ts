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
import { answerFileSuite } from './suites/policy-qa.ts'
import { kindOf } from './suites/registry.ts'
import { scratchLibraries } from './suites/scratch-library.ts'
import type { OpenLibrary, OpenScratch, SuiteResult } from './types.ts'

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
  /** Also the suites marked slow when none is named. */
  full?: boolean
  /** Cases at once; default 2: the database, the embedder and the answer work in threads of their own. */
  concurrency?: number
  onProgress?: (suite: string, done: number, total: number) => void
  /** Receives the tables and where the report lies, as text for a person. */
  print: (text: string) => void
}

/** Cases at once: latencies then are those of a service with two users. */
const DEFAULT_CONCURRENCY = 2

/**
 * Run suites, print their tables, write the report, and hold the gate. Throws ERR_USAGE for an unknown suite,
 * ERR_NOT_FOUND for a suite asked for by name whose data is absent, ERR_EVAL_EMPTY when nothing was run, and ERR_EVAL_GATE
 * naming every reason, after everything was written.
 */
export async function evaluate(options: EvaluateOptions): Promise<SuiteResult[]> {
  const definitions = await runnable(options)
  const prompts = await hashPrompts(join(options.projectDir, 'prompts'))
  const git = await gitRevision(options.projectDir)
  const baselines = join(options.projectDir, 'evals', 'baselines')
  const libraries = scratchLibraries(options.openLibrary)
  const reported: ReportedSuite[] = []
  try {
    for (const definition of definitions) {
      const hashes = { prompts: promptsOf(definition, prompts), git }
      const run = { concurrency: options.concurrency ?? DEFAULT_CONCURRENCY, hashes }
      const result = await runDefinition(definition, libraries.open, options, run)
      const baseline = await readBaseline(baselines, result.suite)
      reported.push({ result, baseline, findings: options.gate ? judgeGate(result, baseline) : [] })
      options.print(formatTable(result, baseline))
      if (options.updateBaseline) await writeBaseline(baselines, baselineOf(result))
    }
  } finally {
    await libraries.close()
  }
  const { json, html } = await writeReport(options.reportDir, reported)
  options.print(`结果：${json}\n报告：${html}`)
  holdGate(reported)
  return reported.map(({ result }) => result)
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

/** Suites that can run; what can't is said, and an error when it was asked for or the gate is on. */
async function runnable(options: EvaluateOptions): Promise<SuiteDefinition[]> {
  if (options.answersFile !== undefined && (options.gate || options.updateBaseline))
    throw new HuidaError('ERR_USAGE', '给答案文件评分时，不能同时设门槛或更新基线')
  const chosen = chooseDefinitions(await readDefinitions(options), options)
  chosen.forEach(kindOf)
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
  return groupByLibrary(present)
}

/** Suites over the same files follow each other, so that they share a library; otherwise by name. */
function groupByLibrary(definitions: readonly SuiteDefinition[]): SuiteDefinition[] {
  const keys = definitions.map(({ library }) => library.join('\n'))
  return [...new Set(keys)].flatMap((key) => definitions.filter(({ library }) => library.join('\n') === key))
}

function runDefinition(
  definition: SuiteDefinition,
  open: OpenScratch,
  { answersFile, onProgress }: EvaluateOptions,
  run: Omit<RunOptions, 'onProgress'>,
): Promise<SuiteResult> {
  const options: RunOptions = {
    ...run,
    onProgress: (done, total) => onProgress?.(definition.name, done, total),
  }
  if (answersFile !== undefined) return runSuite(answerFileSuite(definition, open, answersFile), options)
  return kindOf(definition)(definition, open, options)
}

function holdGate(reported: readonly ReportedSuite[]): void {
  const findings = reported.flatMap((suite) => suite.findings)
  if (findings.length === 0) return
  const reasons = findings.map(({ suite, code, message }) => `${suite} ${code} ${message}`)
  throw new HuidaError('ERR_EVAL_GATE', reasons.join('；'))
}
