import type { Logger } from 'pino'
import type { Config } from '../../config/index.ts'
import type { EvalLibrary } from '../../evaluation/index.ts'
import type { CommandContext } from '../command-line/command.ts'
import { putEmptyDatabase } from './scratch-database.ts'

/** The real application on an empty directory; nothing it answers is kept. */
export async function openLibrary(
  scratchDir: string,
  { config, log }: Pick<CommandContext, 'config' | 'log'>,
): Promise<EvalLibrary> {
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
