import { embedAtOnce } from '../../models/embed-at-once.ts'
import type { Embedder } from '../../models/ports.ts'
import { dot } from '../../shared/dot-product.ts'
import { readDocuments } from '../answer/read-documents.ts'
import type { LibraryView } from '../library-view.ts'
import type { Retriever } from '../retrieve/index.ts'
import type { Candidate } from '../retrieve/types.ts'
import { statementsOf, type Statement } from './statements.ts'

/** Passages whose sentences are read: so many by all that ranks them, and so many by meaning alone. */
const READ = { ranked: 15, near: 15 }
/** Share of the passage's own rank in the order. */
const PASSAGE_SHARE = 0.1
/** Vectors kept, of the sentences read last: 2 KB each. */
const KEPT = 8_000

export interface MeasureDeps {
  retriever: Retriever
  view: () => Promise<LibraryView>
  /** Null when the service runs on words only: then nothing is near in meaning. */
  embedder: Embedder | null
  normalise: (text: string) => string
}

export interface NearStatement extends Statement {
  /** Mean cosine with the question: of the bare sentence, and of the sentence under its heading. */
  cosine: number
  /** What it is ordered by. */
  rank: number
}

/** Sentences in force on a day, of the passages found for a question, the nearest first; none without vectors. */
export type MeasureStatements = (
  question: string,
  asOf: string,
  signal?: AbortSignal,
) => Promise<NearStatement[]>

/** Sentence by sentence, where an answer looks for the passage first: an everyday question often meets one sentence only. */
export function createMeasure({ retriever, view, embedder, normalise }: MeasureDeps): MeasureStatements {
  if (embedder === null) return async () => []
  const vectorsOf = keepVectors(embedder)
  return async (question, asOf, signal) => {
    const library = await view()
    const asked = normalise(question)
    const analysis = await retriever.analyse(asked)
    const { candidates } = await retriever.retrieve(analysis, { ...(signal && { signal }) })
    const holding = worthReading(candidates).filter(
      ({ document }) => library.validity(document.id, asOf).inForce !== false,
    )
    const documents = await readDocuments(
      holding.map(({ document }) => document.id),
      library.read,
    )
    const statements = statementsOf(holding, documents)
    const query = await embedder.embedQuery(asked, signal)
    const vectors = await vectorsOf(
      statements.flatMap(({ said, heading }) => [said, heading === '' ? said : `${heading}：${said}`]),
      signal,
    )
    const best = Math.max(...statements.map(({ candidate }) => candidate.score), Number.EPSILON)
    return statements
      .map((statement, i) => {
        const cosine = (dot(vectors[2 * i]!, query) + dot(vectors[2 * i + 1]!, query)) / 2
        const rank = cosine + (PASSAGE_SHARE * statement.candidate.score) / best
        return { ...statement, cosine, rank }
      })
      .sort((a, b) => b.rank - a.rank)
  }
}

function worthReading(candidates: readonly Candidate[]): Candidate[] {
  const near = candidates.filter(({ dense }) => dense !== null).sort((a, b) => b.dense! - a.dense!)
  return [...new Set([...candidates.slice(0, READ.ranked), ...near.slice(0, READ.near)])]
}

/** Makes the vectors that are not kept; those used longest ago go first. */
function keepVectors(embedder: Embedder) {
  const kept = new Map<string, Float32Array>()
  return async (texts: readonly string[], signal?: AbortSignal): Promise<Float32Array[]> => {
    // Another question may push out what this one found, while the rest is being made.
    const found = new Map(texts.flatMap((text) => (kept.has(text) ? [[text, kept.get(text)!] as const] : [])))
    const missing = [...new Set(texts.filter((text) => !found.has(text)))]
    const made = missing.length === 0 ? [] : await embedAtOnce(embedder, missing, signal)
    missing.forEach((text, i) => found.set(text, made[i]!))
    const vectors = texts.map((text) => found.get(text)!)
    texts.forEach((text, i) => {
      kept.delete(text)
      kept.set(text, vectors[i]!)
    })
    for (const text of kept.keys()) {
      if (kept.size <= KEPT) break
      kept.delete(text)
    }
    return vectors
  }
}
