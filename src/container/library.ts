import { join } from 'node:path'
import type { Logger } from 'pino'
import type { Readiness } from '../api/services.ts'
import type { CityPack } from '../city/index.ts'
import type { Config } from '../config/index.ts'
import { cacheEmbeddings } from '../models/index.ts'
import { createDemoLibrary, type DemoLibrary } from '../rag/demo-library.ts'
import { DEFAULT_LIMITS, loadFile } from '../rag/ingest/load/index.ts'
import type { LoadedDocument, SourceFile } from '../rag/ingest/types.ts'
import { tokenizeForSearch } from '../rag/lexicon/tokenize.ts'
import { createLibraryService, type LibraryService } from '../rag/library.ts'
import { loadServiceItems } from '../scenarios/service-guide/index.ts'
import type { Database, LibraryStore } from '../store/ports.ts'
import { createLibraryStore, createSettingStore } from '../store/postgres/index.ts'
import { VERSION } from '../version.ts'
import type { Models } from './models.ts'
import { PACKAGE_ROOT } from './package-root.ts'

/** What the library is made from. */
interface LibraryParts {
  config: Config
  city: CityPack
  database: Database
  models: Models
  log: Logger
  /** Folder that keeps vectors of indexed text from one run to the next; null for none. */
  vectorCacheDir: string | null
}

/** The library: what is stored, what brings files in, and how far both are. */
export interface OpenLibrary {
  store: LibraryStore
  service: LibraryService
  /** The sample city's documents. */
  demo: DemoLibrary
  readiness(): Promise<Readiness>
}

/** Compose the library. */
export function openLibrary(parts: LibraryParts): OpenLibrary {
  const { config, city, database, models, log } = parts
  const store = createLibraryStore(database, tokenizeForSearch)
  const limits = { maxBytes: config.maxUploadBytes }
  const service = createLibraryService({
    store,
    embedder: indexingEmbedder(parts),
    limits,
    load: (file) => loadSource(file, { ...limits, region: city.name }),
    checkpoint: () => database.checkpoint(),
    log,
  })
  return {
    store,
    service,
    demo: createDemoLibrary(store, createSettingStore(database), service, DEMO_FOLDERS),
    readiness: () => readiness(database, store, models),
  }
}

/** Only indexing takes vectors from a cache: what a question needs is made, so that its time is the true one. */
const indexingEmbedder = ({ models: { embedder }, vectorCacheDir }: LibraryParts): Models['embedder'] =>
  embedder === null || vectorCacheDir === null ? embedder : cacheEmbeddings(embedder, vectorCacheDir)

const DEMO_FOLDERS = ['policies', 'service-guides'].map((part) => join(PACKAGE_ROOT, 'corpus', part))

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
