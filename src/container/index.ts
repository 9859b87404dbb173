import { join } from 'node:path'
import type { Logger } from 'pino'
import { createAdminAccess } from '../api/admin-access.ts'
import type { ApiServices } from '../api/services.ts'
import { loadCityPack, type CityPack } from '../city/index.ts'
import type { Config } from '../config/index.ts'
import { openSynonyms } from '../rag/lexicon/everyday.ts'
import type { Synonyms } from '../rag/lexicon/synonyms.ts'
import { systemClock, type Clock } from '../shared/clock.ts'
import type { Database } from '../store/ports.ts'
import {
  backupTo,
  createAnswerStore,
  createServiceItemStore,
  createSettingStore,
  migrate,
  openDatabase,
} from '../store/postgres/index.ts'
import { openDesk, type OpenDesk } from './desk.ts'
import { openLibrary, type OpenLibrary } from './library.ts'
import { openModels, type Models } from './models.ts'
import { openAssistant } from './scenarios.ts'

/** The assembled application. */
export interface Huida extends ApiServices, Pick<OpenLibrary, 'demo'> {
  database: Database
  hotline: OpenDesk['hotline']
  /** Make vectors for what has none: at once without an embedding model; false when it was stopped before the end. */
  embedPending(onProgress: (done: number, total: number) => void): Promise<boolean>
  /** Take in no more files and make no more vectors; resolves when what is under way is whole. */
  stopIndexing(): Promise<void>
  /** The admin token when it was made just now, to be shown once; otherwise null. */
  firstAdminToken(): Promise<string | null>
  /** Delete answers older than the configured number of days; returns how many went. */
  purgeAnswers(): Promise<number>
  close(): Promise<void>
}

export interface OpenOptions {
  clock?: Clock
  /** False in evaluations: no answer is kept. */
  keepAnswers?: boolean
  /** Folder that keeps vectors of indexed text from one run to the next (evaluations index the same library again and again). */
  vectorCacheDir?: string
}

/** Compose everything from the configuration. Throws what the store, the models and the city pack throw. */
export async function openHuida(config: Config, log: Logger, options: OpenOptions = {}): Promise<Huida> {
  const city = await loadCityPack(config.cityPath)
  const synonyms = openSynonyms(city.synonyms)
  const database = await openDatabase({ databaseUrl: config.databaseUrl, dataDir: config.dataDir, log })
  const opened: Closable[] = [database]
  try {
    await migrate(database)
    const models = await openModels(config, log)
    opened.unshift(models)
    const vectorCacheDir = options.vectorCacheDir ?? null
    const libraryParts = { config, city, database, models, log, vectorCacheDir }
    const library = openLibrary(libraryParts)
    opened.unshift(library.service)
    const application = await assemble({ config, city, synonyms, database, models, library }, options)
    return { ...application, close: () => closeAll(opened) }
  } catch (error) {
    await closeAll(opened)
    throw error
  }
}

interface Parts {
  config: Config
  city: CityPack
  synonyms: Synonyms
  database: Database
  models: Models
  library: OpenLibrary
}

/** The application over what was opened. */
async function assemble(
  { library, ...parts }: Parts,
  { clock = systemClock, keepAnswers = true, vectorCacheDir }: OpenOptions,
): Promise<Omit<Huida, 'close'>> {
  const { config, database } = parts
  const answers = createAnswerStore(database)
  const items = createServiceItemStore(database)
  const settings = createSettingStore(database)
  const admin = createAdminAccess(settings, config.adminToken)
  const vectorsDir = join(vectorCacheDir ?? join(config.dataDir, 'cache', 'vectors'), 'screening')
  const kept = keepAnswers ? answers : null
  const shared = { ...parts, library: library.store, items, answers: kept, clock, vectorsDir }
  const { assistant, warmUp } = openAssistant(shared)
  return {
    assistant,
    ...(await openDesk({ ...shared, settings })),
    library: library.store,
    serviceItems: items,
    answers,
    database,
    clock,
    ingestPaths: library.service.ingestPaths,
    ingestUpload: library.service.ingestUpload,
    async embedPending(onProgress) {
      const warm = warmUp()
      warm.catch(() => undefined)
      const complete = await library.service.embedPending(onProgress)
      if (complete) await warm
      return complete
    },
    stopIndexing: library.service.close,
    demo: library.demo,
    readiness: library.readiness,
    backup: (file) => backupTo(database, file),
    firstAdminToken: admin.firstToken,
    isAdmin: admin.isAdmin,
    purgeAnswers: () => answers.purgeBefore(daysBefore(clock.now(), config.retentionDays)),
  }
}

function daysBefore(now: Date, days: number): string {
  return new Date(now.getTime() - days * 86_400_000).toISOString()
}

interface Closable {
  close(): Promise<void>
}

/** In this order, each even if one before it cannot; the first failure is thrown at the end. */
async function closeAll(opened: readonly Closable[]): Promise<void> {
  const failures: unknown[] = []
  for (const part of opened) await part.close().catch((error: unknown) => failures.push(error))
  if (failures.length > 0) throw failures[0]
}
