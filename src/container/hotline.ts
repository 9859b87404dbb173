import { join } from 'node:path'
import type { Logger } from 'pino'
import { loadCityPack, type CityPack } from '../city/index.ts'
import type { Config } from '../config/index.ts'
import { openSynonyms } from '../rag/lexicon/everyday.ts'
import type { Synonyms } from '../rag/lexicon/synonyms.ts'
import { createHotline, openVectorMemory, type Hotline, type PastTicket } from '../scenarios/hotline/index.ts'
import { systemClock, type Clock } from '../shared/clock.ts'
import { openModels, type Models } from './models.ts'

/** What the hotline shares with the other scenarios. */
export interface HotlineParts {
  config: Config
  city: CityPack
  synonyms: Synonyms
  models: Pick<Models, 'embedder'>
  clock: Clock
}

/** The hotline of the configured city, with the reviewed cases it has learnt; vectors are kept in the data directory. */
export const openHotline = (
  { config, city, synonyms, models, clock }: HotlineParts,
  learnt: readonly PastTicket[] = [],
): Promise<Hotline> =>
  createHotline({
    pack: city,
    embedder: models.embedder,
    synonyms,
    clock,
    learnt,
    dataDir: join(config.dataDir, 'hotline'),
  })

/** The configured models but the chat model, which tickets are read without. */
const openWithoutChat = (config: Config, log: Logger): Promise<Models> =>
  openModels({ ...config, chat: { ...config.chat, endpoint: null, gguf: null } }, log)

/** The hotline by itself: city pack and embedding model, but no database. */
export async function openHotlineAlone(
  config: Config,
  log: Logger,
  learnt: readonly PastTicket[] = [],
): Promise<{ hotline: Hotline; close(): Promise<void> }> {
  const city = await loadCityPack(config.cityPath)
  const synonyms = openSynonyms(city.synonyms)
  const models = await openWithoutChat(config, log)
  try {
    const hotline = await openHotline({ config, city, synonyms, models, clock: systemClock }, learnt)
    return { hotline, close: () => models.close() }
  } catch (error) {
    await models.close()
    throw error
  }
}

/** Vectors of texts by the configured embedding model, kept in a folder; null without one. */
export async function recallVectors(
  texts: readonly string[],
  cacheDir: string,
  config: Config,
  log: Logger,
): Promise<Float32Array[] | null> {
  const models = await openWithoutChat(config, log)
  try {
    if (models.embedder === null) return null
    return await (await openVectorMemory(models.embedder, { shipped: null, cacheDir })).recall(texts)
  } finally {
    await models.close()
  }
}
