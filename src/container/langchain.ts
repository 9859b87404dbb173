import { loadCityPack } from '../city/index.ts'
import { loadConfig } from '../config/index.ts'
import { createLogger } from '../logging.ts'
import { HuidaEmbeddings } from '../models/langchain/embeddings.ts'
import { openSynonyms } from '../rag/lexicon/everyday.ts'
import { normaliseQuestion } from '../rag/lexicon/normalise-question.ts'
import { tokenizeForSearch } from '../rag/lexicon/tokenize.ts'
import { createLibraryView } from '../rag/library-view.ts'
import { createRetriever } from '../rag/retrieve/index.ts'
import { HuidaRetriever } from '../rag/retrieve/langchain.ts'
import { createLibraryStore, migrate, openDatabase } from '../store/postgres/index.ts'
import { openModels } from './models.ts'

export { HuidaEmbeddings, HuidaRetriever }

/** A Huida library as a LangChain program uses it. */
export interface LangChainLibrary {
  retriever: HuidaRetriever
  /** Null when there is no embedding model; the retriever then searches by words. */
  embeddings: HuidaEmbeddings | null
  /** Give the data directory free again. */
  close(): Promise<void>
}

/**
 * Open the library that the environment names (`HUIDA_DATA_DIR` or `DATABASE_URL`, see `.env.example`) for LangChain;
 * `k` passages a question, 5 by default. Throws ERR_STORE_LOCKED while a service holds an embedded library.
 */
export async function openLangChainLibrary(
  env: NodeJS.ProcessEnv,
  { k = 5 }: { k?: number } = {},
): Promise<LangChainLibrary> {
  const config = loadConfig(env)
  const log = createLogger('warn')
  const city = await loadCityPack(config.cityPath)
  const synonyms = openSynonyms(city.synonyms)
  const database = await openDatabase({ databaseUrl: config.databaseUrl, dataDir: config.dataDir, log })
  try {
    await migrate(database)
    const { embedder, reranker, close } = await openModels(config, log)
    const library = createLibraryStore(database, tokenizeForSearch)
    const retriever = createRetriever({
      library,
      view: createLibraryView(library),
      embedder,
      reranker,
      synonyms,
    })
    return {
      retriever: new HuidaRetriever({ retriever, normalise: normaliseQuestion, k }),
      embeddings: embedder && new HuidaEmbeddings(embedder),
      async close() {
        await close()
        await database.close()
      },
    }
  } catch (error) {
    await database.close()
    throw error
  }
}
