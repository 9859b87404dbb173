import { join } from 'node:path'
import { createJudge, formatJudgement, judgeResults, type SuiteResult } from '../../evaluation/index.ts'
import { HuidaError } from '../../shared/errors.ts'
import type { CommandContext } from '../command-line/command.ts'

/** Let the configured chat model judge the answers of a run, and say how far it can be trusted. Throws ERR_USAGE without one. */
export async function judgeAnswers(
  results: readonly SuiteResult[],
  projectDir: string,
  { config, log }: Pick<CommandContext, 'config' | 'log'>,
): Promise<string> {
  const { openModels } = await import('../../container/models.ts')
  const models = await openModels(config, log)
  try {
    if (models.chat === null)
      throw new HuidaError('ERR_USAGE', '--judge 需要配置大模型（LLM_BASE_URL 或 LLM_GGUF）')
    const judge = createJudge(models.chat.model, models.chat.prompts)
    const labelled = join(projectDir, 'evals', 'datasets', 'judge-calibration.jsonl')
    return formatJudgement(await judgeResults(results, judge, labelled))
  } finally {
    await models.close()
  }
}
