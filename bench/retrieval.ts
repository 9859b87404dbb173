/**
 * Retrieval times (query embedding not counted) as the library grows, the event loop of the main thread meanwhile, and
 * how much of the exact ranking the indices find.
 * Run: `node --import tsx bench/retrieval.ts --engine pglite --chunks 5000,50000 [--json out.json]`.
 * With --engine postgres it uses HUIDA_TEST_DATABASE_URL, or starts PostgreSQL 15 (scripts/ci/install-pgvector.sh).
 */
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { availableParallelism, loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { tokenizeForSearch } from '../src/rag/lexicon/tokenize.ts'
import { createLibraryStore, migrate, openDatabase } from '../src/store/postgres/index.ts'
import type { Database, LibraryStore } from '../src/store/ports.ts'
import { startPostgres } from '../test/support/postgres.ts'
import { lawDocuments, questionTerms } from './retrieval-data.ts'
import { measureQueries, measureRecall } from './retrieval-measure.ts'
import { drawVectors, VECTOR_SOURCE } from './retrieval-vectors.ts'

const MODEL = 'bge-small-zh-v1.5-q@bench'
const BATCH = 500
const PUTS_TOGETHER = 16
const SERVER_SETTINGS = ['shared_buffers=2GB', 'max_wal_size=4GB', 'effective_cache_size=6GB']

async function fill(library: LibraryStore, count: number): Promise<number> {
  const started = performance.now()
  const puts: Promise<unknown>[] = []
  for await (const document of lawDocuments(count))
    if (puts.push(library.putDocument(document)) === PUTS_TOGETHER) await Promise.all(puts.splice(0))
  await Promise.all(puts)
  return performance.now() - started
}

async function embed(library: LibraryStore, draw: () => Float32Array): Promise<number> {
  const started = performance.now()
  for (;;) {
    const pending = await library.pendingEmbeddings(MODEL, BATCH)
    if (pending.length === 0) return performance.now() - started
    await library.saveEmbeddings(
      MODEL,
      pending.map(({ chunkId }) => ({ chunkId, vector: draw() })),
    )
  }
}

/** The phases of a run that takes long. */
const tell = (phase: string): void => console.error(`${new Date().toISOString()} ${phase}`)

async function measure(open: () => Promise<Database>, chunks: number, draw: () => Float32Array) {
  let db = await open()
  try {
    await migrate(db)
    let library = createLibraryStore(db, tokenizeForSearch)
    tell(`filling with ${chunks} chunks`)
    const putMs = await fill(library, chunks)
    const saveMs = await embed(library, draw)
    tell('building the indices')
    const started = performance.now()
    await library.optimise()
    const optimiseMs = performance.now() - started
    // As a service that was started on the finished library: the embedded page cache is sized at the start.
    await db.checkpoint()
    await db.close()
    db = await open()
    library = createLibraryStore(db, tokenizeForSearch)
    const questions = await questionTerms()
    tell('measuring recall')
    const recall = await measureRecall(db, library, MODEL, questions.slice(0, 60), draw)
    tell('measuring times')
    const times = await measureQueries(library, MODEL, questions.slice(100, 500), draw)
    const load = {
      putMsPerChunk: Number((putMs / chunks).toFixed(2)),
      saveVectorMsPerChunk: Number((saveMs / chunks).toFixed(2)),
      optimiseSeconds: Math.round(optimiseMs / 1000),
    }
    return { engine: db.engine, chunks, ...times, recall, load }
  } finally {
    await db.close()
  }
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      engine: { type: 'string', default: 'pglite' },
      chunks: { type: 'string', default: '5000' },
      json: { type: 'string' },
      sample: { type: 'string', default: '1000' },
    },
  })
  const draw = await drawVectors(Number(values.sample))
  const server = values.engine === 'postgres' ? await startPostgres(SERVER_SETTINGS) : null
  const results = []
  try {
    for (const chunks of values.chunks.split(',').map(Number)) {
      const dataDir = await mkdtemp(join(tmpdir(), 'huida-bench-'))
      const databaseUrl = (await server?.createDatabase()) ?? null
      results.push(await measure(() => openDatabase({ databaseUrl, dataDir }), chunks, draw))
      await rm(dataDir, { recursive: true, force: true })
    }
  } finally {
    await server?.stop()
  }
  console.table(
    results.map(({ engine, chunks, both, bothProcessorTime, lexical, dense, eventLoopGap, recall }) => ({
      engine,
      chunks,
      'both p50': both.p50,
      'both p95': both.p95,
      'processor p95': bothProcessorTime.p95,
      'lexical p95': lexical.p95,
      'dense p95': dense.p95,
      'loop gap max': eventLoopGap.max,
      'lexical recall@10': recall.lexicalAt10,
      'dense recall@10': recall.denseAt10,
    })),
  )
  const machine = { cores: availableParallelism(), load: loadavg()[0], node: process.version }
  const report = { vectors: VECTOR_SOURCE, unit: 'ms', machine, results }
  console.log(JSON.stringify(report, null, 1))
  if (values.json !== undefined) await writeFile(values.json, `${JSON.stringify(report, null, 1)}\n`)
}

await main()
