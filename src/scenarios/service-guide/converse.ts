import { unknownDistrict } from '../../city/index.ts'
import { respell } from '../../rag/answer/respell.ts'
import { readable } from '../../rag/answer/start-context.ts'
import type { AnswerRequest, HistoryTurn } from '../../rag/answer/types.ts'
import type { LibraryView } from '../../rag/library-view.ts'
import { advance, NOTHING_SAID } from './understand/talk/dialogue.ts'
import type { DialogueState } from './understand/talk/dialogue-state.ts'
import type { Knowledge } from './understand/knowledge.ts'
import { readReply } from './understand/talk/replies.ts'
import { findDistricts } from './understand/person/districts.ts'
import type { ServiceGuideDeps } from './deps.ts'

/** Earlier questions that are read again; what was said before them is forgotten. */
const REMEMBERED = 8
/** Chunks looked at for the meaning of a question: several a guide. */
const DEPTH = 80

/** The earlier turns that are read again. */
export const remembered = ({ history = [] }: AnswerRequest): readonly HistoryTurn[] =>
  history.slice(-2 * REMEMBERED)

/** What the earlier turns of a conversation came to. */
export const recall = (request: AnswerRequest, knowledge: Knowledge, deps: ServiceGuideDeps): DialogueState =>
  follow(startState(request, deps), remembered(request), knowledge, deps)

/** A state after further turns: the questions, and what the replies to them named or listed. */
export const follow = (
  start: DialogueState,
  turns: readonly HistoryTurn[],
  knowledge: Knowledge,
  deps: ServiceGuideDeps,
): DialogueState =>
  turns.reduce(
    (state, { role, content }) =>
      role === 'user'
        ? advance(state, asMeant(content, knowledge, deps), knowledge)
        : readReply(state, content, knowledge.catalogue),
    start,
  )

/** A question as it is read: names that were mistyped put right. */
export const asMeant = (
  question: string,
  { catalogue }: Knowledge,
  deps: ServiceGuideDeps,
  documents: LibraryView['documents'] = NO_DOCUMENTS,
): string => respell(readable(question, deps), documents, catalogue.spoken).question

const NO_DOCUMENTS: LibraryView['documents'] = new Map()

/** ERR_DISTRICT_UNKNOWN where a request states a district that the city does not have. */
export function requireKnownDistrict({ district }: AnswerRequest, { districts }: ServiceGuideDeps): void {
  if (district !== undefined && findDistricts(district, districts).length === 0)
    throw unknownDistrict(district, districts)
}

/** A district the request states holds from the first question on. */
export function startState({ district }: AnswerRequest, { districts }: ServiceGuideDeps): DialogueState {
  return { ...NOTHING_SAID, district: findDistricts(district ?? '', districts)[0] ?? null }
}

/** Cosine of a question with each guide, by its best chunk; null while there are no vectors. */
export async function meaningOf(
  question: string,
  knowledge: Knowledge,
  { embedder, library }: ServiceGuideDeps,
  signal: AbortSignal,
): Promise<ReadonlyMap<string, number> | null> {
  if (embedder === null || knowledge.catalogue.entries.length === 0) return null
  const vector = await embedder.embedQuery(question, signal)
  const docIds = knowledge.catalogue.entries.map(({ id }) => id)
  const hits = await library.searchDense(embedder.id, vector, DEPTH, { docIds })
  if (hits.length === 0) return null
  const best = new Map<string, number>()
  for (const { docId, score } of hits) best.set(docId, Math.max(score, best.get(docId) ?? 0))
  return best
}
