import { findPlaces } from '../../rag/lexicon/places.ts'
import type { LibraryView } from '../../rag/library-view.ts'
import { librarySubjects, subjectsIn } from '../../rag/answer/conversation/library-subjects.ts'
import { putsThing } from '../../rag/answer/conversation/points-back.ts'
import type { AnswerRequest } from '../../rag/answer/types.ts'
import { asMeant, follow, remembered, startState } from './converse.ts'
import type { ServiceGuideDeps } from './deps.ts'
import type { ConsideredQuestion, GuideMatch } from './types.ts'
import { findAspects } from './understand/aspect/aspects.ts'
import { STRONG, SURELY } from './understand/item/choose.ts'
import { advance } from './understand/talk/dialogue.ts'
import { itemLeading } from './understand/talk/replies.ts'
import type { DialogueState } from './understand/talk/dialogue-state.ts'
import type { Knowledge } from './understand/knowledge.ts'
import { matchFaq, matchFaqByWords } from './understand/aspect/faq.ts'
import { asksOfThing } from './understand/aspect/handling.ts'
import { isTold } from './understand/aspect/is-told.ts'
import { isSpokenOf, wordsBeside } from './understand/item/subject.ts'
import { findCase } from './understand/person/cases.ts'

/** Words beside item and field from which on a printed question is only near the one asked. */
const LIKE_BESIDE = 3

/** What a question is about, and the one before it; vectors are made only of the printed questions of an item that is named. */
export async function considerQuestion(
  request: AnswerRequest,
  knowledge: Knowledge,
  { regions, documents }: Pick<LibraryView, 'regions' | 'documents'>,
  deps: ServiceGuideDeps,
): Promise<ConsideredQuestion> {
  const start = startState(request, deps)
  const asked = asMeant(request.question, knowledge, deps, documents)
  const turns = remembered(request)
  const last = turns.findLastIndex(({ role }) => role === 'user')
  if (last < 0) {
    const state = advance(follow(start, turns, knowledge, deps), asked, knowledge)
    const now = await matchByMeaning(state, asked, knowledge, regions, deps)
    return { now, before: null, spoke: spokeLast(request, knowledge) }
  }
  const question = asMeant(turns[last]!.content, knowledge, deps, documents)
  const then = advance(follow(start, turns.slice(0, last), knowledge, deps), question, knowledge)
  const said = advance(follow(then, turns.slice(last + 1), knowledge, deps), asked, knowledge)
  const now = leavesItem(said, asked, knowledge, documents) ? { ...said, ...NONE_CARRIED } : said
  return {
    now: await matchByMeaning(now, asked, knowledge, regions, deps),
    before: { question, match: matchOf(then, question, knowledge, regions) },
    spoke: spokeLast(request, knowledge),
  }
}

const NONE_CARRIED = { choice: { kind: 'none' }, carried: false } as const

/** Whether a thing that the library has documents on, and the item spoken of nothing, is put as if it were a case of it. */
const leavesItem = (
  { choice, carried }: DialogueState,
  question: string,
  knowledge: Knowledge,
  documents: LibraryView['documents'],
): boolean =>
  carried &&
  choice.kind === 'one' &&
  putsThing(question, subjectsIn(question, librarySubjects(documents))) &&
  findCase(choice.entry.item, question, knowledge.same) === null &&
  !isSpokenOf(choice.entry, question, knowledge)

/** How the citation marks of an answer look. */
const CITED = /\[\d+\]/

/** Whose the last reply was that cites anything: a guide's begins with the name of an item. */
function spokeLast({ history = [] }: AnswerRequest, { catalogue }: Knowledge): ConsideredQuestion['spoke'] {
  const said = history.findLast(({ role, content }) => role === 'assistant' && CITED.test(content))
  if (said === undefined) return null
  return itemLeading(said.content, catalogue) === null ? 'policy' : 'guide'
}

/** The same, where the item is named and no field is asked for, with the printed questions compared by meaning too. */
async function matchByMeaning(
  state: DialogueState,
  question: string,
  knowledge: Knowledge,
  regions: readonly string[],
  { embedder, timeoutMs }: ServiceGuideDeps,
): Promise<GuideMatch> {
  const match = matchOf(state, question, knowledge, regions)
  const { choice, aspects } = state
  const asksField = aspects.some((aspect) => aspect !== 'conditions')
  if (choice.kind !== 'one' || match.printed || !match.named || asksField) return match
  const signal = AbortSignal.timeout(timeoutMs)
  // Without vectors the question is still answered, by its words.
  const faq = await matchFaq(choice.entry.item, question, knowledge.catalogue, embedder, signal).catch(
    () => null,
  )
  return { ...match, printed: faq?.same === true }
}

function matchOf(
  { choice, candidates, aspects, carried, picked }: DialogueState,
  question: string,
  knowledge: Knowledge,
  regions: readonly string[],
): GuideMatch {
  const score = candidates[0]?.score ?? 0
  const item =
    choice.kind === 'one' ? choice.entry.item : choice.kind === 'several' ? choice.entries[0]!.item : null
  const faq = item && matchFaqByWords(item, question, knowledge.catalogue)
  const beside = item === null ? 0 : wordsBeside(item, question, knowledge)
  const entry = choice.kind === 'one' ? choice.entry : null
  const printed =
    entry !== null &&
    (faq?.same === true || (aspects.length === 0 && faq?.like === true && beside <= LIKE_BESIDE))
  const isMeant =
    entry === null ||
    carried ||
    picked ||
    printed ||
    score >= SURELY ||
    isTold(entry, question, aspects, knowledge)
  return {
    kind: isMeant ? choice.kind : 'none',
    score,
    named: isMeant && score >= STRONG,
    carried,
    aspects,
    asks: findAspects(question).length > 0,
    printed,
    beside,
    picked: picked && !aspects.includes('standard'),
    ofThing: asksOfThing(question, aspects, entry, { same: knowledge.same, beside, carried }),
    otherCity: cityAtHead(question, regions),
    updatedAt: item?.updated_at ?? null,
    item: entry?.item ?? null,
  }
}

/** `青岛市公积金…`, `烟台对…`: whose rules are asked for stands at the head. */
function cityAtHead(question: string, regions: readonly string[]): string | null {
  const { named, foreign } = findPlaces(question, regions)
  if (named.length > 0) return null
  return foreign.find((city) => question.replace(/^(请问|我想问一?下?|在)/, '').startsWith(city)) ?? null
}
