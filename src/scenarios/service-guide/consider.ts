import { findPlaces } from '../../rag/lexicon/places.ts'
import type { LibraryView } from '../../rag/library-view.ts'
import type { AnswerRequest } from '../../rag/answer/types.ts'
import { asMeant, follow, remembered, startState } from './converse.ts'
import type { ServiceGuideDeps } from './deps.ts'
import type { ConsideredQuestion, GuideMatch } from './types.ts'
import { findAspects } from './understand/aspect/aspects.ts'
import { STRONG, SURELY } from './understand/item/choose.ts'
import { advance } from './understand/talk/dialogue.ts'
import type { DialogueState } from './understand/talk/dialogue-state.ts'
import type { Knowledge } from './understand/knowledge.ts'
import { matchFaq, matchFaqByWords } from './understand/aspect/faq.ts'
import { asksOfThing } from './understand/aspect/handling.ts'
import { isTold } from './understand/aspect/is-told.ts'
import { wordsBeside } from './understand/item/subject.ts'

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
    return { now: await matchByMeaning(state, asked, knowledge, regions, deps), before: null }
  }
  const question = asMeant(turns[last]!.content, knowledge, deps, documents)
  const then = advance(follow(start, turns.slice(0, last), knowledge, deps), question, knowledge)
  const now = advance(follow(then, turns.slice(last + 1), knowledge, deps), asked, knowledge)
  return {
    now: await matchByMeaning(now, asked, knowledge, regions, deps),
    before: { question, match: matchOf(then, question, knowledge, regions) },
  }
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
  }
}

/** `青岛市公积金…`, `烟台对…`: whose rules are asked for stands at the head. */
function cityAtHead(question: string, regions: readonly string[]): string | null {
  const { named, foreign } = findPlaces(question, regions)
  if (named.length > 0) return null
  return foreign.find((city) => question.replace(/^(请问|我想问一?下?|在)/, '').startsWith(city)) ?? null
}
