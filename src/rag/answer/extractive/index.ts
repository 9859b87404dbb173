import type { Embedder } from '../../../models/ports.ts'
import type { StoredDocument } from '../../../store/ports.ts'
import type { Candidate } from '../../retrieve/types.ts'
import type { AnswerContext, Draft, DraftSentence, QuestionPart, ReadDocument } from '../context.ts'
import { compareSides, type ComparedSide } from './compare.ts'
import { stateAskedConflict, stateFoundConflict } from './conflict.ts'
import { gatherByDeadline } from './deadline.ts'
import { stateDraft } from './draft.ts'
import { nameResponsible } from './responsible.ts'
import { quoteItem } from './item.ts'
import { quoteSentences } from './sentences.ts'
import { stateTableRow } from './table.ts'
import { quoteTerm } from './term.ts'
import { listTitles } from './titles.ts'
import { stateTransition } from './transition.ts'
import type { PartMaterial, Strategy } from './types.ts'

/** Longest answer without a model, citation marks included. */
export const MAX_ANSWER = 400
const CANDIDATES = 10
/** Rows of one table look alike; a few are enough. */
const ROWS = 3
/** A candidate far below the best one is not read. */
const WORTH_READING = 0.55

/** Tried in order; the first that applies answers the part. */
const STRATEGIES: readonly Strategy[] = [
  stateDraft,
  stateTransition,
  quoteTerm,
  listTitles,
  gatherByDeadline,
  nameResponsible,
  stateAskedConflict,
  stateFoundConflict,
  stateTableRow,
  quoteItem,
  quoteSentences,
]

export interface ExtractiveDeps {
  read: ReadDocument
  embedder: Embedder | null
}

/** Compose an answer of quotations, table cells and unit names only; no model writes anything. */
export async function composeExtractive(
  context: AnswerContext,
  deps: ExtractiveDeps,
  signal: AbortSignal,
): Promise<Draft> {
  const sentences: DraftSentence[] = []
  const taken = new Set<string>()
  const sides: ComparedSide[] = []
  let missing = 0
  const budget = Math.floor((MAX_ANSWER - 20) / Math.max(1, context.parts.length))
  for (const part of context.parts) {
    const found = await composePart(part, context, deps, { budget, taken }, signal)
    if (found === null) missing++
    else sentences.push(...labelled(found, part.label, sentences.length > 0))
    if (found?.[0] && part.side !== null) sides.push({ label: part.side, sentence: found[0] })
  }
  const verdict = compareSides(context, sides)
  if (verdict !== null) sentences.push(verdict)
  const unique = withoutRepeats(sentences)
  const completeness = unique.length === 0 ? 'none' : missing > 0 ? 'partial' : 'full'
  return { sentences: unique, completeness, composer: 'extractive', model: null }
}

async function composePart(
  part: QuestionPart,
  context: AnswerContext,
  deps: ExtractiveDeps,
  { budget, taken }: Pick<PartMaterial, 'budget' | 'taken'>,
  signal: AbortSignal,
): Promise<DraftSentence[] | null> {
  const candidates = worthReading(part.retrieval.candidates)
  if (candidates.length === 0) return null
  const material: PartMaterial = {
    part,
    candidates,
    documents: await readDocuments(candidates, context, deps.read),
    summaries: context.documents,
    read: deps.read,
    book: context.evidence,
    taken,
    heldOn: context.heldOn,
    standing: (id) => context.validity(id, context.heldOn),
    budget,
    similarity: (texts) => compareWith(part.analysis.question, texts, deps.embedder, signal),
  }
  for (const strategy of STRATEGIES) {
    const sentences = await strategy(material)
    if (sentences !== null) return sentences
  }
  return null
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
async function readDocuments(
  candidates: readonly Candidate[],
  context: AnswerContext,
  read: ReadDocument,
): Promise<Map<string, StoredDocument>> {
  const ids = new Set(
    candidates.flatMap(({ chunk }) => [
      chunk.docId,
      ...[context.validity(chunk.docId, context.heldOn).replacedBy?.id ?? []].flat(),
    ]),
  )
  const documents = await Promise.all([...ids].map((id) => read(id)))
  return new Map(documents.flatMap((document) => (document ? [[document.id, document] as const] : [])))
}

async function compareWith(
  question: string,
  texts: readonly string[],
  embedder: Embedder | null,
  signal: AbortSignal,
): Promise<number[] | null> {
  if (embedder === null || texts.length === 0) return null
  const [query, vectors] = await Promise.all([
    embedder.embedQuery(question, signal),
    embedder.embedDocuments(texts, signal),
  ])
  return vectors.map((vector) => vector.reduce((sum, value, i) => sum + value * query[i]!, 0))
}

function labelled(sentences: DraftSentence[], label: string | null, newLine: boolean): DraftSentence[] {
  return sentences.map((sentence, i) =>
    i > 0
      ? sentence
      : { ...sentence, text: label === null ? sentence.text : `${label}：${sentence.text}`, newLine },
  )
}

function withoutRepeats(sentences: readonly DraftSentence[]): DraftSentence[] {
  const seen = new Set<string>()
  return sentences.filter((sentence) => {
    const key = sentence.text.replace(/^[^：]{1,12}：/, '')
    if (seen.has(key)) return false
    seen.add(key)
    return true
  })
}
