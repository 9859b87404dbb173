import type { CarriedTurn } from '../../retrieve/analyse/index.ts'
import type { DocumentReference } from '../../retrieve/analyse/documents.ts'
import { finalScore } from '../../retrieve/features/index.ts'
import type { Retriever } from '../../retrieve/index.ts'
import type { Candidate } from '../../retrieve/types.ts'
import type { AnswerContext } from '../context.ts'
import { areOneRule } from '../series.ts'

/** Passages found for the earlier question whose documents are its topic, when they come this close to the best. */
const TOPIC_PASSAGES = 3
const CLOSE = 0.8
/** How much being the topic speaks for a document. */
const TOPIC_WEIGHT = 0.75
/** Share of the best passage's score that one of the topic must reach for the topic to be kept to. */
const STAYS = 0.75

/** Documents that a question was, or will be, answered from. */
export function topicOf(candidates: readonly Candidate[]): Set<string> {
  const best = candidates[0]?.score ?? 0
  return new Set(
    candidates
      .slice(0, TOPIC_PASSAGES)
      .filter(({ score }) => score >= best * CLOSE)
      .map(({ document }) => document.id),
  )
}

export const toReferences = (topic: ReadonlySet<string>): DocumentReference[] =>
  [...topic].map((docId) => ({ docId, weight: TOPIC_WEIGHT }))

/**
 * Passages that a turn was answered from: those found for its question with its reply, which quotes them or tells them in other
 * words.
 */
export async function findAnswered(
  { question, reply }: CarriedTurn,
  retriever: Pick<Retriever, 'analyse' | 'retrieve'>,
  signal: AbortSignal,
): Promise<readonly Candidate[]> {
  return (await retriever.retrieve(await retriever.analyse(`${question}${reply}`), { signal })).candidates
}

type Library = Pick<AnswerContext, 'documents' | 'validity' | 'asOf'>

/** Passages of the topic of a conversation, and of what replaced, amended or preceded its documents; all where it has none. */
export function keepToTopic(
  candidates: readonly Candidate[],
  topic: ReadonlySet<string>,
  library: Library,
): readonly Candidate[] {
  const inside = insideTopic(candidates, topic, library)
  return inside.length > 0 ? inside : candidates
}

/**
 * Passages of the topic of the question before, and of what replaced, amended or preceded its documents, when they fit
 * nearly as well as any; all of them when the question has moved on.
 */
export function stayOnTopic(
  candidates: readonly Candidate[],
  topic: ReadonlySet<string>,
  library: Library,
): readonly Candidate[] {
  const inside = insideTopic(candidates, topic, library)
  return topic.size > 0 && shareOf(inside, candidates) >= STAYS ? inside : candidates
}

/** Score of the best passage of a topic as a share of the best of all, in [0, 1]; 0 where none is of it. */
export const topicShare = (
  candidates: readonly Candidate[],
  topic: ReadonlySet<string>,
  library: Library,
): number => shareOf(insideTopic(candidates, topic, library), candidates)

function insideTopic(
  candidates: readonly Candidate[],
  topic: ReadonlySet<string>,
  { documents, validity, asOf }: Library,
): readonly Candidate[] {
  const named = [...topic].flatMap((id) => documents.get(id) ?? [])
  const replacing = (id: string) => validity(id, asOf).replacedBy
  return candidates.filter(
    ({ document }) => topic.has(document.id) || named.some((one) => areOneRule(document, one, replacing)),
  )
}

const bestOf = (among: readonly Candidate[]): number =>
  Math.max(0, ...among.map(({ features }) => finalScore(features)))

function shareOf(some: readonly Candidate[], all: readonly Candidate[]): number {
  const best = bestOf(all)
  return best === 0 ? 0 : bestOf(some) / best
}
