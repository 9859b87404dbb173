import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createOnnxEmbedder } from '../src/models/index.ts'
import { loadEverydayWords } from '../src/rag/lexicon/everyday.ts'
import { openDispatchCity } from '../src/scenarios/hotline/dispatch/dispatch-city.ts'
import { loadHomeLibrary, TRAINED_DIR } from '../src/scenarios/hotline/dispatch/evidence/home-library.ts'
import { SPLIT_MODEL_FILE } from '../src/scenarios/hotline/dispatch/split/split-model.ts'
import { synonymsOf } from '../src/scenarios/hotline/dispatch/ranker/train.ts'
import { hashExamples, readSplitCases } from '../src/scenarios/hotline/dispatch/split/split-cases.ts'
import { trainSplit } from '../src/scenarios/hotline/dispatch/split/train-split.ts'
import { loadDispatchModel } from '../src/scenarios/hotline/dispatch/ranker/trained-model.ts'
import { openVectorMemory } from '../src/scenarios/hotline/dispatch/ranker/vector-memory.ts'
import { loadSplitExamples } from '../src/scenarios/hotline/intake/demands/split-opinion.ts'

/**
 * Train the decision whether a ticket holds several matters and write its weights to `corpus/city/trained`; prints the
 * cross-validated scores of the weights that were there and of the new ones. Run after `train-dispatch.ts`; needs the
 * embedding model in `HUIDA_MODELS_DIR` (default `.huida/models`).
 */
const modelsDir = process.env.HUIDA_MODELS_DIR ?? '.huida/models'
const file = join(TRAINED_DIR, SPLIT_MODEL_FILE)
const embedder = await createOnnxEmbedder({ modelsDir, workers: 1 })
try {
  const home = await loadHomeLibrary()
  const synonyms = synonymsOf(loadEverydayWords(), home)
  const places = { shipped: TRAINED_DIR, cacheDir: process.env.HUIDA_DATA_DIR ?? null }
  const vectors = await openVectorMemory(embedder, places)
  const city = await openDispatchCity({ pack: home.pack, home, tickets: home.tickets, synonyms, vectors })
  const { full, words, rulePrecision } = await loadDispatchModel([TRAINED_DIR])
  const matters = city.evidence.ticket.matters
  const examples = loadSplitExamples(new Map(matters.map(({ path, text }) => [path, text])))
  const cases = await readSplitCases({ city, ranker: full ?? words, rulePrecision, synonyms }, examples)
  const model = trainSplit(cases, hashExamples(home.tickets))
  const before = await readFile(file, 'utf8').catch(() => null)
  await writeFile(file, `${JSON.stringify(model, null, 1)}\n`)
  if (before !== null) console.log('before', JSON.stringify((JSON.parse(before) as typeof model).scores))
  console.log('after', JSON.stringify(model.scores))
} finally {
  await embedder.close()
}
