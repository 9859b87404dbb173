import { join } from 'node:path'
import type { SuiteDefinition } from './definition.ts'
import { gitRevision, hashPrompts } from './hashes.ts'
import type { EvaluateOptions } from './options.ts'
import { runLane, type Lane, type Outcome } from './run-lane.ts'
import { suiteProgress } from './suite-progress.ts'

/**
 * Run suites, those that fill a library beside those that don't: while the ones wait for the model, the others compute.
 * Results come in the order of the suites.
 */
export async function runSuites(
  definitions: readonly SuiteDefinition[],
  baselines: string,
  { onProgress, runBeside = runLane, ...options }: EvaluateOptions,
): Promise<Outcome> {
  const lane: Lane = {
    baselines,
    prompts: await hashPrompts(join(options.projectDir, 'prompts')),
    git: await gitRevision(options.projectDir),
    progress: suiteProgress(definitions.length, onProgress),
    options,
  }
  const fills = ({ library }: SuiteDefinition): boolean => library.length > 0
  const [filling, others] = [definitions.filter(fills), definitions.filter((one) => !fills(one))]
  if (filling.length === 0 || others.length === 0) return runLane(definitions, lane)
  const outcomes = await Promise.all([runLane(filling, lane), runBeside(others, lane)])
  return {
    reported: outcomes.flatMap(({ reported }) => reported),
    failures: outcomes.flatMap(({ failures }) => failures),
  }
}
