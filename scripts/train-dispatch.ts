import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createOnnxEmbedder } from '../src/models/index.ts'
import { loadEverydayWords } from '../src/rag/lexicon/everyday.ts'
import { openDispatchCity } from '../src/scenarios/hotline/dispatch/dispatch-city.ts'
import { loadHomeLibrary, TRAINED_DIR } from '../src/scenarios/hotline/dispatch/home-library.ts'
import { synonymsOf, trainDispatch } from '../src/scenarios/hotline/dispatch/train.ts'
import { MODEL_FILE } from '../src/scenarios/hotline/dispatch/trained-model.ts'
import { openVectorMemory, vectorFile } from '../src/scenarios/hotline/dispatch/vector-memory.ts'

/**
 * Train the dispatcher on the shipped past tickets and write weights and vectors to `corpus/city/trained`. Needs the
 * embedding model in `HUIDA_MODELS_DIR` (default `.huida/models`); `HUIDA_DATA_DIR` keeps vectors between runs.
 */
const modelsDir = process.env.HUIDA_MODELS_DIR ?? '.huida/models'
const embedder = await createOnnxEmbedder({ modelsDir, workers: 1 })
try {
  const home = await loadHomeLibrary()
  const synonyms = synonymsOf(loadEverydayWords(), home)
  const places = { shipped: null, cacheDir: process.env.HUIDA_DATA_DIR ?? null }
  const vectors = await openVectorMemory(embedder, places)
  await openDispatchCity({ pack: home.pack, home, tickets: home.tickets, synonyms, vectors })
  // What the city itself needs; training asks for more.
  const shipped = vectors.dump()
  const model = await trainDispatch({ home, tickets: home.tickets, synonyms, embedder, vectors })
  await mkdir(TRAINED_DIR, { recursive: true })
  await writeFile(join(TRAINED_DIR, MODEL_FILE), `${JSON.stringify(model, null, 1)}\n`)
  await writeFile(join(TRAINED_DIR, vectorFile(embedder)), shipped)
  console.log(JSON.stringify(model.scores))
} finally {
  await embedder.close()
}
