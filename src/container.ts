import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Logger } from 'pino'
import { createAdminAccess } from './api/admin-access.ts'
import type { ApiServices, Readiness } from './api/services.ts'
import { loadCityPack } from './city/index.ts'
import type { Config } from './config/index.ts'
import { openDesk, type OpenDesk } from './container-desk.ts'
import { openModels, type Models } from './container-models.ts'
import { openAssistant } from './container-scenarios.ts'
import { cacheEmbeddings } from './models/index.ts'
import { createLibraryService, type LibraryService, type OnFile } from './rag/library.ts'
import { DEFAULT_LIMITS, loadFile } from './rag/ingest/load/index.ts'
import type { LoadedDocument, SourceFile } from './rag/ingest/types.ts'
import { loadEverydayWords } from './rag/lexicon/everyday.ts'
import { createSynonyms } from './rag/lexicon/synonyms.ts'
import { addWords, tokenizeForSearch } from './rag/lexicon/tokenize.ts'
import { loadServiceItems } from './scenarios/service-guide/index.ts'
import { systemClock, type Clock } from './shared/clock.ts'
import { HuidaError } from './shared/errors.ts'
import type { Database, LibraryStore } from './store/ports.ts'
import {
  backupTo,
  createAnswerStore,
  createLibraryStore,
  createServiceItemStore,
  createSettingStore,
  migrate,
  openDatabase,
} from './store/postgres/index.ts'
import { VERSION } from './version.ts'

/** The assembled application. */
export interface Huida extends ApiServices {
  database: Database
  hotline: OpenDesk['hotline']
  /** Make vectors for what has none; resolves at once without an embedding model. */
  embedPending(onProgress: (done: number, total: number) => void): Promise<void>
  /** Put the sample city's documents into an empty library; does nothing to any other. */
  seedDemo(onFile: OnFile): Promise<void>
  /** The admin token when it was made just now, to be shown once. */
  adminToken(): Promise<{ token: string | null }>
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

const PACKAGE_ROOT = fileURLToPath(new URL('..', import.meta.url))
const DEMO_LIBRARY = ['policies', 'service-guides'].map((part) => join(PACKAGE_ROOT, 'corpus', part))

/** Compose everything from the configuration. Throws what the store, the models and the city pack throw. */
export async function openHuida(config: Config, log: Logger, options: OpenOptions = {}): Promise<Huida> {
  const clock = options.clock ?? systemClock
  const city = await loadCityPack(config.cityPath)
  const synonyms = createSynonyms(new Map([...loadEverydayWords(), ...city.synonyms]))
  const database = await openDatabase({ databaseUrl: config.databaseUrl, dataDir: config.dataDir, log })
  const opened: { close(): Promise<void> }[] = [database]
  try {
    await migrate(database)
    addWords(synonyms.terms)
    const store = createLibraryStore(database, tokenizeForSearch)
    const models = await openModels(config, PACKAGE_ROOT, log)
    opened.unshift(models)
    const library = createLibraryService({
      store,
      embedder: indexingEmbedder(models, options),
      limits: { maxBytes: config.maxUploadBytes },
      load: (file) => loadSource(file, { maxBytes: config.maxUploadBytes, region: city.name }),
      checkpoint: () => database.checkpoint(),
      log,
    })
    opened.unshift(library)
    const answers = createAnswerStore(database)
    const items = createServiceItemStore(database)
    const kept = options.keepAnswers === false ? null : answers
    const vectorsDir = join(options.vectorCacheDir ?? join(config.dataDir, 'cache', 'vectors'), 'screening')
    const parts = { config, city, synonyms, models, library: store, items, answers: kept, clock, vectorsDir }
    const assistant = openAssistant(parts)
    const settings = createSettingStore(database)
    const admin = createAdminAccess(settings, config.adminToken)
    return {
      policyQa: assistant.policyQa,
      ...(await openDesk({ ...parts, database, settings })),
      library: store,
      serviceItems: items,
      answers,
      database,
      ingestPaths: library.ingestPaths,
      ingestUpload: library.ingestUpload,
      embedPending: (onProgress) => library.embedPending(onProgress).then(assistant.warmUp),
      seedDemo: (onFile) => seedDemo(store, library, onFile),
      backup: (file) => backupTo(database, file),
      readiness: () => readiness(database, store, models),
      adminToken: async () => ({ token: await admin.firstToken() }),
      clock,
      isAdmin: admin.isAdmin,
      purgeAnswers: () => answers.purgeBefore(daysBefore(clock.now(), config.retentionDays)),
      close: () => closeAll(opened),
    }
  } catch (error) {
    await closeAll(opened)
    throw error
  }
}

/** Only indexing takes vectors from a cache: what a question needs is made, so that its time is the true one. */
const indexingEmbedder = ({ embedder }: Models, { vectorCacheDir }: OpenOptions): Models['embedder'] =>
  embedder === null || vectorCacheDir === undefined ? embedder : cacheEmbeddings(embedder, vectorCacheDir)

async function seedDemo(store: LibraryStore, library: LibraryService, onFile: OnFile): Promise<void> {
  if ((await store.countDocuments()) > 0) return
  const absent = DEMO_LIBRARY.find((part) => !existsSync(part))
  if (absent !== undefined) throw new HuidaError('ERR_NOT_FOUND', `示例政策库不在 ${absent}`)
  await library.ingestPaths(DEMO_LIBRARY, onFile)
}

/** A file of service items, or a document like any other. */
async function loadSource(
  file: SourceFile,
  { maxBytes, region }: { maxBytes: number; region: string },
): Promise<LoadedDocument[]> {
  const limits = { ...DEFAULT_LIMITS, maxBytes }
  const items = loadServiceItems(file, { region, maxUnpackedBytes: limits.maxUnpackedBytes })
  return items ?? loadFile(file, limits)
}

async function readiness(database: Database, store: LibraryStore, models: Models): Promise<Readiness> {
  const documents = await store.documentIndex()
  const pending = models.embedder === null ? 0 : await store.countPendingEmbeddings(models.embedder.id)
  return {
    ready: true,
    database: database.engine,
    documents: documents.length,
    chunks: documents.reduce((sum, document) => sum + document.chunkCount, 0),
    pendingEmbeddings: pending,
    embedder: models.embedder?.id ?? null,
    chatModel: models.chat?.model.id ?? null,
    reranker: models.reranker?.id ?? null,
    corpus: await store.revision(),
    version: VERSION,
    sampleLibrary: documents.length > 0 && documents.every((document) => document.sample),
  }
}

function daysBefore(now: Date, days: number): string {
  return new Date(now.getTime() - days * 86_400_000).toISOString()
}

/** In this order, each even if one before it cannot; the first failure is thrown at the end. */
async function closeAll(opened: readonly { close(): Promise<void> }[]): Promise<void> {
  const failures: unknown[] = []
  for (const part of opened) await part.close().catch((error: unknown) => failures.push(error))
  if (failures.length > 0) throw failures[0]
}
