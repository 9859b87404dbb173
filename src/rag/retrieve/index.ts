import { withoutLabels } from '../../guardrails/pii/asked.ts'
import type { Embedder, Reranker } from '../../models/ports.ts'
import type { DocumentSummary, LibraryStore, SearchFilter, StoredChunk } from '../../store/ports.ts'
import type { LibraryView } from '../library-view.ts'
import type { Synonyms } from '../lexicon/synonyms.ts'
import { analyseQuestion, type CarriedTurn } from './analyse/index.ts'
import { candidateFeatures, finalScore, type FoundHit } from './features/index.ts'
import { fuseHits, type FusedHit } from './fuse.ts'
import { rerankCandidates } from './rerank.ts'
import type { Candidate, QueryAnalysis, Retrieval } from './types.ts'

export interface RetrieverDeps {
  library: Pick<
    LibraryStore,
    'searchLexical' | 'searchDense' | 'measureCosines' | 'termFrequencies' | 'getChunks'
  >
  view: () => Promise<LibraryView>
  /** Null when the service runs on words only. */
  embedder: Embedder | null
  reranker: Reranker | null
  synonyms: Synonyms
}

export interface RetrieveOptions {
  filter?: SearchFilter
  signal?: AbortSignal
}

/** Finds and ranks chunks for a question. */
export interface Retriever {
  /** `carried` is the earlier turn a question leans on. */
  analyse(question: string, carried?: CarriedTurn): Promise<QueryAnalysis>
  retrieve(analysis: QueryAnalysis, options?: RetrieveOptions): Promise<Retrieval>
}

/** How many chunks each search returns before fusion. */
const DEPTH = 60

/** Compose query analysis, lexical and dense search, fusion and reranking over a library. */
export function createRetriever(deps: RetrieverDeps): Retriever {
  return {
    async analyse(question, carried) {
      const { documents } = await deps.view()
      return analyseQuestion(withoutLabels(question), [...documents.values()], deps.synonyms, carried)
    },
    async retrieve(analysis, options = {}) {
      const { embedder } = deps
      const { documents } = await deps.view()
      const vector = embedder && (await embedder.embedQuery(analysis.searchText, options.signal))
      const [lexical, dense, statistics] = await Promise.all([
        deps.library.searchLexical(analysis.terms, DEPTH, options.filter),
        embedder && vector ? deps.library.searchDense(embedder.id, vector, DEPTH, options.filter) : [],
        deps.library.termFrequencies([...analysis.terms.keys()]),
      ])
      const idf = inverseFrequencies(statistics)
      const hits = fuseHits(lexical, dense)
      // A chunk that only its words brought in must not lose for not being among the nearest.
      const far = hits.filter((hit) => hit.dense === null).map((hit) => hit.chunkId)
      const [chunks, cosines] = await Promise.all([
        deps.library.getChunks(hits.map((hit) => hit.chunkId)),
        embedder && vector ? deps.library.measureCosines(embedder.id, vector, far) : NO_COSINES,
      ])
      const found = joinFound(hits, chunks, documents, cosines)
      const scored = scoreFound(analysis, found, idf)
      const candidates = await rerankCandidates(deps.reranker, analysis.question, scored, options.signal)
      return { candidates, idf, dense: dense.length > 0 }
    },
  }
}

const NO_COSINES: ReadonlyMap<string, number> = new Map()

/** Hits with their chunk, document and cosine; what was removed since the search is left out. */
function joinFound(
  hits: readonly FusedHit[],
  chunks: readonly StoredChunk[],
  documents: ReadonlyMap<string, DocumentSummary>,
  cosines: ReadonlyMap<string, number>,
): FoundHit[] {
  const byId = new Map(hits.map((hit) => [hit.chunkId, hit]))
  return chunks.flatMap((chunk) => {
    const hit = byId.get(chunk.chunkId)
    const document = documents.get(chunk.docId)
    if (hit === undefined || document === undefined) return []
    return [{ hit, cosine: hit.dense ?? cosines.get(chunk.chunkId) ?? null, chunk, document }]
  })
}

/** Candidates, best first. */
function scoreFound(
  analysis: QueryAnalysis,
  found: readonly FoundHit[],
  idf: ReadonlyMap<string, number>,
): Candidate[] {
  const features = candidateFeatures(analysis, found, idf)
  return found
    .map(({ chunk, document, hit: { lexical, dense } }, i) => ({
      chunk,
      document,
      lexical,
      dense,
      features: features[i]!,
      score: finalScore(features[i]!),
    }))
    .sort((a, b) => b.score - a.score)
}

/** BM25's idf, never below zero. */
function inverseFrequencies({
  chunks,
  frequency,
}: {
  chunks: number
  frequency: ReadonlyMap<string, number>
}): Map<string, number> {
  return new Map(
    [...frequency].map(([term, count]) => [term, Math.log(1 + (chunks - count + 0.5) / (count + 0.5))]),
  )
}
