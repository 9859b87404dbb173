import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Logger } from 'pino'
import type { Config } from '../../config/index.ts'
import { evaluate, type EvalLibrary } from '../../evaluation/index.ts'
import { makeFolder } from '../../store/postgres/index.ts'
import type { CommandContext, Run } from '../command-line/command.ts'
import { judgeAnswers } from './judge-answers.ts'
import { putEmptyDatabase } from './scratch-database.ts'

const PROJECT = fileURLToPath(new URL('../../../', import.meta.url))

/** `huida eval`: suites over a library of their own, with tables, report and gate. */
export const run: Run = async (suites, options, context) => {
  const { terminal, config } = context
  const reportDir = resolve(
    typeof options.report === 'string' ? options.report : `${config.dataDir}/evaluation`,
  )
  for (const folder of [config.dataDir, reportDir]) await makeFolder(folder)
  const progress = await terminal.progress('评测')
  const projectDir = typeof options.project === 'string' ? resolve(options.project) : PROJECT
  const results = await evaluate({
    suites,
    projectDir,
    sharedDir: config.sharedDir,
    gate: options.gate === true,
    full: options.full === true,
    reportDir,
    openLibrary: (scratchDir) => openLibrary(scratchDir, context),
    ...(typeof options.answers === 'string' && { answersFile: resolve(options.answers) }),
    ...(options.updateBaseline === true && { updateBaseline: true }),
    print: options.json ? terminal.note : terminal.print,
    onProgress: (suite, done, total) => progress.update(done, total, suite),
  }).finally(() => progress.stop())
  if (options.judge === true) terminal.note(await judgeAnswers(results, projectDir, context))
  if (options.json) terminal.print(JSON.stringify(results, null, 2))
  return 0
}

/** The real application on an empty directory; nothing it answers is kept. */
async function openLibrary(scratchDir: string, { config, log }: CommandContext): Promise<EvalLibrary> {
  const { openHuida } = await import('../../container/index.ts')
  await putEmptyDatabase(scratchDir, `${config.dataDir}/cache`)
  const huida = await openHuida({ ...config, databaseUrl: null, dataDir: scratchDir }, log, {
    keepAnswers: false,
    vectorCacheDir: `${config.dataDir}/cache/vectors`,
  })
  const { embedder, chatModel } = await huida.readiness()
  return {
    assistant: huida.assistant,
    library: huida.library,
    ingestPaths: (paths) => huida.ingestPaths(paths, () => undefined),
    embedPending: async () => void (await huida.embedPending(() => undefined)),
    openHotline: (cityPath) => openCityHotline(cityPath, config, log),
    embedTexts: (texts) => embedRemembered(texts, config, log),
    embedderId: embedder,
    chatId: chatModel,
    close: () => huida.close(),
  }
}

/** Vectors and nothing else are kept between runs: what was learnt at a desk must not count in an evaluation. */
async function openCityHotline(
  cityPath: string | null,
  config: Config,
  log: Logger,
): ReturnType<EvalLibrary['openHotline']> {
  const { openHotlineAlone } = await import('../../container/hotline.ts')
  return openHotlineAlone({ ...config, cityPath, dataDir: `${config.dataDir}/cache` }, log)
}

async function embedRemembered(
  texts: readonly string[],
  config: Config,
  log: Logger,
): ReturnType<EvalLibrary['embedTexts']> {
  const { recallVectors } = await import('../../container/hotline.ts')
  return recallVectors(texts, `${config.dataDir}/cache/texts`, config, log)
}
