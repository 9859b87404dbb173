import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { loadCityPack, type CityPack } from '../src/city/index.ts'
import { createOnnxEmbedder } from '../src/models/index.ts'
import { buildDocument } from '../src/rag/ingest/index.ts'
import { loadFile } from '../src/rag/ingest/load/index.ts'
import { repairDocument } from '../src/rag/ingest/repair/index.ts'
import { loadEverydayWords } from '../src/rag/lexicon/everyday.ts'
import { openDispatchCity } from '../src/scenarios/hotline/dispatch/dispatch-city.ts'
import {
  CLAUSES_FILE,
  loadHomeLibrary,
  TRAINED_DIR,
} from '../src/scenarios/hotline/dispatch/evidence/home-library.ts'
import { clausesOf, type PolicyClause } from '../src/scenarios/hotline/dispatch/evidence/policy-clauses.ts'
import { synonymsOf, trainDispatch } from '../src/scenarios/hotline/dispatch/ranker/train.ts'
import { MODEL_FILE } from '../src/scenarios/hotline/dispatch/ranker/trained-model.ts'
import { openVectorMemory, vectorFile } from '../src/scenarios/hotline/dispatch/ranker/vector-memory.ts'

/**
 * Train the dispatcher on the shipped past tickets and write weights, vectors and the clauses of policies that say who does
 * what to `corpus/city/trained`. Needs the
 * embedding model in `HUIDA_MODELS_DIR` (default `.huida/models`); `HUIDA_DATA_DIR` keeps vectors between runs.
 */
const modelsDir = process.env.HUIDA_MODELS_DIR ?? '.huida/models'
await mkdir(TRAINED_DIR, { recursive: true })
await writeFile(CLAUSES_FILE, `${JSON.stringify(await readClauses(await loadCityPack(null)), null, 1)}\n`)
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
  await writeFile(join(TRAINED_DIR, MODEL_FILE), `${JSON.stringify(model, null, 1)}\n`)
  await writeFile(join(TRAINED_DIR, vectorFile(embedder)), shipped)
  console.log(JSON.stringify(model.scores))
} finally {
  await embedder.close()
}

async function readClauses(pack: CityPack): Promise<PolicyClause[]> {
  const dir = fileURLToPath(new URL('../corpus/policies', import.meta.url))
  const clauses: PolicyClause[] = []
  for (const name of (await readdir(dir)).sort()) {
    const file = { name, path: name, bytes: await readFile(join(dir, name)) }
    for (const loaded of await loadFile(file)) {
      const identified = { ...file, id: name, root: dir, digest: '' }
      clauses.push(...clausesOf(buildDocument(identified, repairDocument(loaded)), pack))
    }
  }
  return clauses
}
