import type { ChunkHit, Database, Queryable, SearchFilter } from '../../../ports.ts'
import {
  EXACT_FILTERED_CHUNKS,
  filterParams,
  filterSql,
  resolveFilter,
  type ResolvedFilter,
} from '../filter.ts'
import { readHits } from '../hits.ts'
import { inverseFrequency } from './bm25.ts'
import { sparseLiteral } from './sparse.ts'
import { indexTerm } from './term-counts.ts'

/** Up to so many chunks are scored one by one: exact, and as quick as an index. */
const FULL_SCAN_CHUNKS = 4_000
/** Rows that choosing candidates may read, rarer terms first; commoner terms only score them. Measured in ADR 2. */
const CANDIDATE_BUDGET: Readonly<Record<Database['engine'], number>> = { pglite: 4_000, postgres: 9_000 }
/** For a larger part of the library the planner leaves the index and compares the term arrays of all rows: far slower. */
const LARGEST_SHARE = 0.3

interface QueryTerm {
  id: number
  weight: number
  frequency: number
}

/** Top k by BM25: exact below a few thousand chunks, above that among chunks that hold one of the telling terms. */
export async function searchLexical(
  db: Database,
  terms: ReadonlyMap<string, number>,
  k: number,
  filter?: SearchFilter,
): Promise<ChunkHit[]> {
  const { chunks, found } = await lookUpTerms(db, terms)
  if (found.length === 0 || k <= 0) return []
  const resolved = await resolveFilter(db, filter)
  const query = sparseLiteral(found.map((term) => [term.id, term.weight] as const))
  const scanned = Math.min(chunks, resolved?.chunkCount ?? Infinity)
  const limit = resolved?.docKeys ? EXACT_FILTERED_CHUNKS : FULL_SCAN_CHUNKS
  const candidates =
    scanned <= limit ? null : chooseCandidateTerms(found, chunks, CANDIDATE_BUDGET[db.engine])
  return readHits(db, rankingSql(resolved, candidates), [query, k, ...filterParams(resolved), candidates])
}

/** In how many chunks each term occurs, 0 for unknown ones. */
export async function termFrequencies(
  db: Queryable,
  terms: readonly string[],
): Promise<{ chunks: number; frequency: Map<string, number> }> {
  const rows = await readFrequencies(db, terms.map(indexTerm))
  const byTerm = new Map(rows.map((row) => [row.term, row.frequency ?? 0]))
  return {
    chunks: rows[0]?.chunks ?? 0,
    frequency: new Map(terms.map((term) => [term, byTerm.get(indexTerm(term)) ?? 0])),
  }
}

interface FrequencyRow extends Record<string, unknown> {
  chunks: number
  id: number | null
  term: string | null
  frequency: number | null
}

function readFrequencies(db: Queryable, terms: readonly string[]): Promise<FrequencyRow[]> {
  return db.query<FrequencyRow>(
    `SELECT s.chunk_count AS chunks, l.id, l.term, l.chunk_count AS frequency
     FROM library_state s LEFT JOIN lexicon l ON l.term = ANY($1::text[]) AND l.chunk_count > 0`,
    [terms],
  )
}

async function lookUpTerms(
  db: Queryable,
  terms: ReadonlyMap<string, number>,
): Promise<{ chunks: number; found: QueryTerm[] }> {
  const weights = new Map<string, number>()
  for (const [term, weight] of terms) {
    if (weight > 0) weights.set(indexTerm(term), weight)
  }
  const rows = await readFrequencies(db, [...weights.keys()])
  const chunks = rows[0]?.chunks ?? 0
  const found: QueryTerm[] = []
  for (const { id, term, frequency } of rows) {
    if (id === null || term === null || frequency === null) continue
    found.push({ id, frequency, weight: inverseFrequency(frequency, chunks) * (weights.get(term) ?? 0) })
  }
  return { chunks, found: found.sort((a, b) => a.frequency - b.frequency) }
}

/** Ids of the rarest terms, as far as the budget goes; failing that the rarest alone, or null when it is everywhere. */
function chooseCandidateTerms(
  rarestFirst: readonly QueryTerm[],
  chunks: number,
  budget: number,
): number[] | null {
  const most = chunks * LARGEST_SHARE
  let rows = 0
  const affordable = rarestFirst.filter((term) => (rows += term.frequency) <= Math.min(budget, most))
  if (affordable.length > 0) return affordable.map((term) => term.id)
  const [rarest] = rarestFirst
  return rarest === undefined || rarest.frequency > most ? null : [rarest.id]
}

/** The score's sign is turned: pgvector's `<#>` is the negative inner product. */
function rankingSql(filter: ResolvedFilter | null, candidates: readonly number[] | null): string {
  const choose = candidates === null ? '$5::int[] IS NULL' : 'term_ids && $5::int[]'
  return `SELECT chunk_key, doc_key, -distance AS score FROM (
      SELECT chunk_key, doc_key, weights <#> $1::sparsevec AS distance FROM postings
      WHERE ${choose} ${filterSql(filter, 3)} ORDER BY distance LIMIT $2) AS nearest
    WHERE distance < 0`
}
