import { withoutLabels } from '../../guardrails/pii/asked.ts'
import type { Embedder, Reranker } from '../../models/ports.ts'
import type { DocumentSummary, LibraryStore, SearchFilter } from '../../store/ports.ts'
import type { LibraryView } from '../library-view.ts'
import type { Synonyms } from '../lexicon/synonyms.ts'
import { analyseQuestion, type CarriedTurn } from './analyse/index.ts'
import { candidateFeatures, finalScore } from './features/index.ts'
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
      const cosines =
        embedder && vector ? await completeCosines(deps.library, embedder.id, vector, hits) : null
      const scored = await scoreHits(deps.library, hits, analysis, { documents, idf, cosines })
      const candidates = await rerankCandidates(deps.reranker, analysis.question, scored, options.signal)
      return { candidates, idf, dense: dense.length > 0 }
    },
  }
}

/** What the chunks found are scored with, besides themselves. */
interface ScoringData {
  documents: ReadonlyMap<string, DocumentSummary>
  idf: ReadonlyMap<string, number>
  /** Cosine of each chunk that has a vector; null when the service runs on words only. */
  cosines: ReadonlyMap<string, number> | null
}

/** Cosines of all hits: a chunk that only its words brought in must not lose for not being among the nearest. */
async function completeCosines(
  library: Pick<LibraryStore, 'measureCosines'>,
  modelId: string,
  vector: Float32Array,
  hits: readonly FusedHit[],
): Promise<ReadonlyMap<string, number>> {
  const unknown = hits.filter((hit) => hit.dense === null).map((hit) => hit.chunkId)
  const cosines = await library.measureCosines(modelId, vector, unknown)
  for (const { chunkId, dense } of hits) if (dense !== null) cosines.set(chunkId, dense)
  return cosines
}

async function scoreHits(
  library: Pick<LibraryStore, 'getChunks'>,
  hits: readonly FusedHit[],
  analysis: QueryAnalysis,
  { documents, idf, cosines }: ScoringData,
): Promise<Candidate[]> {
  const byId = new Map(hits.map((hit) => [hit.chunkId, hit]))
  const chunks = await library.getChunks([...byId.keys()])
  const found = chunks.flatMap((chunk) => {
    const document = documents.get(chunk.docId)
    const cosine = cosines?.get(chunk.chunkId) ?? null
    return document === undefined ? [] : [{ chunk, document, hit: byId.get(chunk.chunkId)!, cosine }]
  })
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
