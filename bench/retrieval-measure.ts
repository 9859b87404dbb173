import { monitorEventLoopDelay } from 'node:perf_hooks'
import { quantileOf } from '../src/evaluation/index.ts'
import type { Database, LibraryStore } from '../src/store/ports.ts'

const TOP = 50
const RESOLUTION_MS = 1

/** Milliseconds. */
export interface Spread {
  p50: number
  p95: number
  max: number
}

const round = (value: number): number => Math.round(value * 100) / 100

function spread(values: readonly number[]): Spread {
  return {
    p50: round(quantileOf(values, 0.5)),
    p95: round(quantileOf(values, 0.95)),
    max: round(quantileOf(values, 1)),
  }
}

/** Both searches at once, then the cosine of what only the words brought in: all the retriever asks before ranking. */
async function searchBoth(
  library: LibraryStore,
  modelId: string,
  terms: ReadonlyMap<string, number>,
  vector: Float32Array,
): Promise<void> {
  const [lexical, dense] = await Promise.all([
    library.searchLexical(terms, TOP),
    library.searchDense(modelId, vector, TOP),
  ])
  const near = new Set(dense.map((hit) => hit.chunkId))
  const unknown = lexical.map((hit) => hit.chunkId).filter((chunkId) => !near.has(chunkId))
  await library.measureCosines(modelId, vector, unknown)
}

/**
 * Time lexical and dense search apart and asked for together, as the retriever does, and the event loop meanwhile.
 * Processor time (of this process, so the embedded engine's too) tells what a busy machine hides.
 */
export async function measureQueries(
  library: LibraryStore,
  modelId: string,
  queries: readonly ReadonlyMap<string, number>[],
  draw: () => Float32Array,
) {
  const [lexical, dense, both, cpu]: [number[], number[], number[], number[]] = [[], [], [], []]
  const timed = async (times: number[], work: () => Promise<unknown>): Promise<number> => {
    const started = performance.now()
    const before = process.cpuUsage()
    await work()
    times.push(performance.now() - started)
    const used = process.cpuUsage(before)
    return (used.user + used.system) / 1000
  }
  for (const terms of queries.slice(0, 50)) {
    await searchBoth(library, modelId, terms, draw())
  }
  const loop = monitorEventLoopDelay({ resolution: RESOLUTION_MS })
  loop.enable()
  for (const terms of queries) {
    const vector = draw()
    const used = await timed(both, () => searchBoth(library, modelId, terms, vector))
    cpu.push(used)
    await timed(lexical, () => library.searchLexical(terms, TOP))
    await timed(dense, () => library.searchDense(modelId, draw(), TOP))
  }
  loop.disable()
  const gap = {
    p99: round(loop.percentile(99) / 1e6 - RESOLUTION_MS),
    max: round(loop.max / 1e6 - RESOLUTION_MS),
  }
  return {
    both: spread(both),
    bothProcessorTime: spread(cpu),
    lexical: spread(lexical),
    dense: spread(dense),
    eventLoopGap: gap,
  }
}

interface Ranked extends Record<string, unknown> {
  id: string
}

/** Share of the true top 10 (every chunk scored) that the searches find, over the given queries. */
export async function measureRecall(
  db: Database,
  library: LibraryStore,
  modelId: string,
  queries: readonly ReadonlyMap<string, number>[],
  draw: () => Float32Array,
) {
  let [lexical, dense] = [0, 0]
  for (const terms of queries) {
    const vector = draw()
    const denseTrue = await db.query<Ranked>(
      `SELECT d.id || '#' || c.ordinal AS id FROM embeddings e JOIN chunks c ON c.key = e.chunk_key
       JOIN documents d ON d.key = e.doc_key ORDER BY e.embedding <#> $1::vector LIMIT 10`,
      [`[${vector.join(',')}]`],
    )
    dense += share(denseTrue, await library.searchDense(modelId, vector, 10))
    lexical += share(await scoreEvery(db, terms), await library.searchLexical(terms, 10))
  }
  return { lexicalAt10: round(lexical / queries.length), denseAt10: round(dense / queries.length) }
}

function share(wanted: readonly Ranked[], found: readonly { chunkId: string }[]): number {
  const ids = new Set(found.map((hit) => hit.chunkId))
  return wanted.length === 0 ? 1 : wanted.filter((row) => ids.has(row.id)).length / wanted.length
}

/** BM25 over all chunks, without choosing candidates. */
function scoreEvery(db: Database, terms: ReadonlyMap<string, number>): Promise<Ranked[]> {
  return db.query<Ranked>(
    `WITH query AS (
       SELECT ('{' || string_agg(l.id || ':' || ln(1 + (s.chunk_count - l.chunk_count + 0.5) / (l.chunk_count + 0.5))::real, ',')
         || '}/1000000000')::sparsevec AS terms
       FROM lexicon l, library_state s WHERE l.term = ANY($1::text[]) AND l.chunk_count > 0)
     SELECT d.id || '#' || c.ordinal AS id
     FROM (SELECT chunk_key, weights <#> query.terms AS distance FROM postings, query ORDER BY distance LIMIT 10) AS best
     JOIN chunks c ON c.key = best.chunk_key JOIN documents d ON d.key = c.doc_key
     WHERE best.distance < 0`,
    [[...terms.keys()]],
  )
}
