import { withoutLabels } from '../../guardrails/pii/asked.ts'
import type { Embedder, Reranker } from '../../models/ports.ts'
import type { DocumentSummary, LibraryStore, SearchFilter } from '../../store/ports.ts'
import type { Synonyms } from '../lexicon/synonyms.ts'
import { analyseQuestion, type CarriedTurn } from './analyse/index.ts'
import { candidateFeatures, finalScore } from './features/index.ts'
import { fuseHits, type FusedHit } from './fuse.ts'
import { rerankCandidates } from './rerank.ts'
import type { Candidate, QueryAnalysis, Retrieval } from './types.ts'

export interface RetrieverDeps {
  library: LibraryStore
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
  const index = documentIndexCache(deps.library)
  return {
    async analyse(question, carried) {
      return analyseQuestion(withoutLabels(question), await index(), deps.synonyms, carried)
    },
    async retrieve(analysis, options = {}) {
      const documents = new Map((await index()).map((document) => [document.id, document]))
      const { embedder } = deps
      const vector = embedder && (await embedder.embedQuery(analysis.searchText, options.signal))
      const [lexical, dense, statistics] = await Promise.all([
        deps.library.searchLexical(analysis.terms, DEPTH, options.filter),
        embedder && vector ? deps.library.searchDense(embedder.id, vector, DEPTH, options.filter) : [],
        deps.library.termFrequencies([...analysis.terms.keys()]),
      ])
      const idf = inverseFrequencies(statistics)
      const scored = await scoreHits(deps.library, fuseHits(lexical, dense), analysis, documents, idf)
      const candidates = await rerankCandidates(deps.reranker, analysis.question, scored, options.signal)
      return { candidates, idf, dense: dense.length > 0 }
    },
  }
}

async function scoreHits(
  library: LibraryStore,
  hits: readonly FusedHit[],
  analysis: QueryAnalysis,
  documents: ReadonlyMap<string, DocumentSummary>,
  idf: ReadonlyMap<string, number>,
): Promise<Candidate[]> {
  const byId = new Map(hits.map((hit) => [hit.chunkId, hit]))
  const chunks = await library.getChunks([...byId.keys()])
  const found = chunks.flatMap((chunk) => {
    const document = documents.get(chunk.docId)
    return document === undefined ? [] : [{ chunk, document, hit: byId.get(chunk.chunkId)! }]
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

/** The document index, read again only when the library changed. */
function documentIndexCache(library: LibraryStore): () => Promise<DocumentSummary[]> {
  let revision: string | null = null
  let documents: DocumentSummary[] = []
  return async () => {
    const current = await library.revision()
    if (current !== revision) {
      documents = await library.documentIndex()
      revision = current
    }
    return documents
  }
}
