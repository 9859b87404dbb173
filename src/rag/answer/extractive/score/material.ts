import { dot } from '../../../../shared/dot-product.ts'
import { embedAtOnce } from '../../../../models/embed-at-once.ts'
import type { Embedder } from '../../../../models/ports.ts'
import type { Candidate } from '../../../retrieve/types.ts'
import { lastKnownDay } from '../../time/asked-time.ts'
import type { AnswerContext, QuestionPart, ReadDocument } from '../../context.ts'
import { readDocuments } from '../../read-documents.ts'
import type { PartMaterial } from '../types.ts'

const CANDIDATES = 10
/** Rows of one table look alike; a few are enough. */
const ROWS = 3
/** A candidate far below the best one is not read. */
const WORTH_READING = 0.55

export interface ExtractiveDeps {
  read: ReadDocument
  embedder: Embedder | null
}

/** What the strategies have to work with for a part of the question; null when nothing was found for it. */
export async function gatherMaterial(
  part: QuestionPart,
  context: AnswerContext,
  deps: ExtractiveDeps,
  { budget, taken }: Pick<PartMaterial, 'budget' | 'taken'>,
  signal: AbortSignal,
): Promise<PartMaterial | null> {
  const heldOn = part.time === null ? context.heldOn : lastKnownDay(part.time, context.asOf)
  const candidates = worthReading(part.retrieval.candidates)
  if (candidates.length === 0) return null
  return {
    part,
    candidates,
    documents: await readDocuments(documentsOf(candidates, { ...context, heldOn }), deps.read),
    summaries: context.documents,
    read: deps.read,
    book: context.evidence,
    taken,
    heldOn,
    standing: (id) => context.validity(id, heldOn),
    standingToday: (id) => context.validity(id, context.asOf),
    budget,
    similarity: (texts) => compareWith(part.analysis.question, texts, deps.embedder, signal),
  }
}

function worthReading(candidates: readonly Candidate[]): Candidate[] {
  const best = candidates[0]?.score ?? 0
  const near = candidates.filter((candidate) => candidate.score >= best * WORTH_READING)
  const rows = near.filter((candidate) => candidate.chunk.kind === 'table_row').slice(0, ROWS)
  return near
    .filter((candidate) => candidate.chunk.kind !== 'table_row' || rows.includes(candidate))
    .slice(0, CANDIDATES)
}

/** The documents of the candidates, and those that amended them: these tell which articles have changed. */
const documentsOf = (candidates: readonly Candidate[], { validity, heldOn }: AnswerContext): string[] =>
  candidates.flatMap(({ chunk: { docId } }) => {
    const { replacedBy } = validity(docId, heldOn)
    return replacedBy === null ? [docId] : [docId, replacedBy.id]
  })

async function compareWith(
  question: string,
  texts: readonly string[],
  embedder: Embedder | null,
  signal: AbortSignal,
): Promise<number[] | null> {
  if (embedder === null || texts.length === 0) return null
  const [query, vectors] = await Promise.all([
    embedder.embedQuery(question, signal),
    embedAtOnce(embedder, texts, signal),
  ])
  return vectors.map((vector) => dot(vector, query))
}
