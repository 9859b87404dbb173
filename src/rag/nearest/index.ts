import { embedAtOnce } from '../../models/embed-at-once.ts'
import type { Embedder } from '../../models/ports.ts'
import { dot } from '../../shared/dot-product.ts'
import { toCitation } from '../answer/cite.ts'
import { EvidenceBook, innermostSection } from '../answer/evidence.ts'
import { readDocuments } from '../answer/read-documents.ts'
import type { Citation } from '../answer/types.ts'
import type { LibraryView } from '../library-view.ts'
import type { Retriever } from '../retrieve/index.ts'
import type { Candidate } from '../retrieve/types.ts'
import { statementsOf, type Statement } from './statements.ts'

/** Passages whose sentences are read: so many by all that ranks them, and so many by meaning alone. */
const READ = { ranked: 40, near: 30 }
/** Cosine from which on a sentence is near enough to be shown; chosen so that most refused questions show something. */
const NEAR = 0.55
/** Share of the passage's own rank in the order. */
const PASSAGE_SHARE = 0.1
const SHOWN = 3
/** A provision no longer than this is shown whole. */
const WHOLE = 200

export interface NearestDeps {
  retriever: Retriever
  view: () => Promise<LibraryView>
  /** Null when the service runs on words only: then nothing is near in meaning. */
  embedder: Embedder | null
  normalise: (text: string) => string
}

/** The provisions in force on a day that come nearest to a question in meaning, at most three; they are no answer to it. */
export type FindNearest = (question: string, asOf: string, signal?: AbortSignal) => Promise<Citation[]>

interface NearStatement extends Statement {
  /** Of the sentence, under its heading, with the question. */
  cosine: number
  /** What it is ordered by. */
  rank: number
}

/** Sentence by sentence, where an answer looks for the passage first: an everyday question often meets one sentence only. */
export function createNearest({ retriever, view, embedder, normalise }: NearestDeps): FindNearest {
  return async (question, asOf, signal) => {
    if (embedder === null) return []
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
    const near = (await measure(asked, statements, embedder, signal)).filter(({ cosine }) => cosine >= NEAR)
    const book = new EvidenceBook()
    return onePerPlace(near.sort((a, b) => b.rank - a.rank))
      .slice(0, SHOWN)
      .map(({ document, candidate, ...span }, i) => {
        const { start, end } = wholeProvision({ document, ...span })
        const evidence = book.issue(document, candidate.document, start, end, candidate.chunk.anchor)
        return toCitation(evidence, i + 1, library.validity, asOf)
      })
  }
}

function worthReading(candidates: readonly Candidate[]): Candidate[] {
  const near = candidates.filter(({ dense }) => dense !== null).sort((a, b) => b.dense! - a.dense!)
  return [...new Set([...candidates.slice(0, READ.ranked), ...near.slice(0, READ.near)])]
}

async function measure(
  question: string,
  statements: readonly Statement[],
  embedder: Embedder,
  signal?: AbortSignal,
): Promise<NearStatement[]> {
  if (statements.length === 0) return []
  const best = Math.max(...statements.map(({ candidate }) => candidate.score), Number.EPSILON)
  const [query, vectors] = await Promise.all([
    embedder.embedQuery(question, signal),
    embedAtOnce(
      embedder,
      statements.map(({ said, heading }) => (heading === '' ? said : `${heading}：${said}`)),
      signal,
    ),
  ])
  return statements.map((statement, i) => {
    const cosine = dot(vectors[i]!, query)
    return { ...statement, cosine, rank: cosine + (PASSAGE_SHARE * statement.candidate.score) / best }
  })
}

/** Of the sentences of one provision the nearest stands for it. */
function onePerPlace(ordered: readonly NearStatement[]): NearStatement[] {
  const seen = new Set<string>()
  return ordered.filter(({ document, start }) => {
    const place = `${document.id}#${innermostSection(document, start)?.anchor ?? start}`
    if (seen.has(place)) return false
    seen.add(place)
    return true
  })
}

/** The provision a sentence stands in, where it is short enough to be read at once; else the sentence. */
function wholeProvision({
  document,
  start,
  end,
  row,
}: Pick<Statement, 'document' | 'start' | 'end' | 'row'>): {
  start: number
  end: number
} {
  const section = row === null ? innermostSection(document, start) : undefined
  return section !== undefined && section.end - section.start <= WHOLE ? section : { start, end }
}
