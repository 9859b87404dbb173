/**
 * Ingest of the 599 ncp documents on embedded PGlite: chunks and characters a second with embeddings against the bare
 * model on the same texts in the same run, re-ingest of the unchanged file, and the resident memory of `serve`.
 * Run: `node --import tsx bench/ingest.ts [--json out.json]`. Needs ../shared (or HUIDA_SHARED).
 */
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import type { Huida } from '../src/container/index.ts'
import { createOnnxEmbedder } from '../src/models/index.ts'
import { MODELS, openForBench, SHARED, timed } from './application.ts'
import { measureServe } from './serve-memory.ts'

const DOCUMENTS = join(SHARED, 'data', 'ncp_policy_docs.jsonl')
const WORKERS = 2

/** What the model is given for each chunk of the library, in order. */
async function indexTexts({ library }: Huida): Promise<string[]> {
  const documents = await library.documentIndex()
  const chunks = []
  for (const { id, chunkCount } of documents)
    chunks.push(...(await library.getChunkRange(id, 0, chunkCount - 1)))
  return chunks.map((chunk) => chunk.indexText)
}

async function embedBare(texts: readonly string[]): Promise<number> {
  const embedder = await createOnnxEmbedder({ modelsDir: MODELS, workers: WORKERS })
  try {
    await embedder.embedDocuments(texts.slice(0, 16))
    return (await timed(() => embedder.embedDocuments(texts))).ms
  } finally {
    await embedder.close()
  }
}

async function measureIngest(dir: string) {
  const huida = await openForBench(dir)
  try {
    const ingest = () => huida.ingestPaths([DOCUMENTS], () => undefined)
    const first = await timed(ingest)
    const failed = first.value.filter((outcome) => outcome.outcome === 'failed')
    if (failed.length > 0) throw new Error(`${failed.length} documents failed: ${failed[0]?.reason}`)
    const vectors = await timed(() => huida.embedPending(() => undefined))
    const again = await timed(ingest)
    if (again.value.some((outcome) => outcome.outcome !== 'unchanged'))
      throw new Error('re-ingest changed something')
    return { texts: await indexTexts(huida), firstMs: first.ms, vectorsMs: vectors.ms, againMs: again.ms }
  } finally {
    await huida.close()
  }
}

const perSecond = (count: number, ms: number): number => Math.round((count * 1000) / ms)

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { json: { type: 'string' } } })
  const dir = await mkdtemp(join(tmpdir(), 'huida-bench-'))
  try {
    const { texts, firstMs, vectorsMs, againMs } = await measureIngest(join(dir, 'library'))
    const characters = texts.reduce((sum, text) => sum + text.length, 0)
    const bareMs = await embedBare(texts)
    const wholeMs = firstMs + vectorsMs
    const result = {
      chunks: texts.length,
      characters,
      ingestSeconds: firstMs / 1000,
      searchableByWordsChunksPerSecond: perSecond(texts.length, firstMs),
      embeddingSeconds: vectorsMs / 1000,
      chunksPerSecond: perSecond(texts.length, wholeMs),
      charactersPerSecond: perSecond(characters, wholeMs),
      bareModelChunksPerSecond: perSecond(texts.length, bareMs),
      bareModelCharactersPerSecond: perSecond(characters, bareMs),
      ratioToBareModel: Number((bareMs / wholeMs).toFixed(3)),
      embeddingOnlyRatioToBareModel: Number((bareMs / vectorsMs).toFixed(3)),
      reingestSeconds: againMs / 1000,
      reingestSpeedup: Number((wholeMs / againMs).toFixed(1)),
      reingestSpeedupWithoutEmbedding: Number((firstMs / againMs).toFixed(1)),
      serve: await measureServe(join(dir, 'serve'), MODELS),
    }
    console.table(result)
    if (values.json !== undefined) await writeFile(values.json, `${JSON.stringify(result, null, 1)}\n`)
  } finally {
    await rm(dir, { recursive: true, force: true })
  }
}

await main()
