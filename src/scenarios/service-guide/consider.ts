import { cityStem, findPlaces } from '../../rag/retrieve/analyse/places.ts'
import type { AnswerRequest } from '../../rag/answer/types.ts'
import { readable, recall } from './converse.ts'
import type { ServiceGuideDeps } from './deps.ts'
import type { ConsideredQuestion, GuideMatch } from './types.ts'
import { STRONG } from './understand/choose.ts'
import { advance } from './understand/dialogue.ts'
import type { DialogueState } from './understand/dialogue-state.ts'
import type { Knowledge } from './understand/knowledge.ts'
import { matchFaq } from './understand/faq.ts'
import { asksOfThing } from './understand/handling.ts'
import { wordsBeside } from './understand/subject.ts'

/** Words beside item and field from which on a printed question is only near the one asked. */
const LIKE_BESIDE = 3

/** What a question is about, and the one before it; no vectors are made. */
export async function considerQuestion(
  request: AnswerRequest,
  knowledge: Knowledge,
  regions: readonly string[],
  deps: ServiceGuideDeps,
): Promise<ConsideredQuestion> {
  const history = request.history ?? []
  const last = history.findLastIndex(({ role }) => role === 'user')
  const asked = readable(request.question, deps)
  const state = advance(recall(request, knowledge, deps), asked, knowledge)
  const now = await matchOf(state, asked, knowledge, regions)
  if (last < 0) return { now, before: null }
  const question = readable(history[last]!.content, deps)
  const earlier = recall({ ...request, history: history.slice(0, last) }, knowledge, deps)
  const match = await matchOf(advance(earlier, question, knowledge), question, knowledge, regions)
  return { now, before: { question, match } }
}

async function matchOf(
  { choice, candidates, aspects, carried, picked }: DialogueState,
  question: string,
  knowledge: Knowledge,
  regions: readonly string[],
): Promise<GuideMatch> {
  const score = candidates[0]?.score ?? 0
  const item =
    choice.kind === 'one' ? choice.entry.item : choice.kind === 'several' ? choice.entries[0]!.item : null
  const faq =
    item && (await matchFaq(item, question, knowledge.catalogue, null, new AbortController().signal))
  const beside = item === null ? 0 : wordsBeside(item, question, knowledge)
  const entry = choice.kind === 'one' ? choice.entry : null
  return {
    ...{ kind: choice.kind, score, named: score >= STRONG, carried, aspects },
    printed:
      choice.kind === 'one' &&
      (faq?.same === true || (aspects.length === 0 && faq?.like === true && beside <= LIKE_BESIDE)),
    ...{ beside, picked: picked && !aspects.includes('standard') },
    ofThing: asksOfThing(question, aspects, entry, { same: knowledge.same, beside, carried }),
    otherCity: cityAtHead(question, regions),
    updatedAt: item?.updated_at ?? null,
  }
}

/** `青岛市公积金…`, `烟台对…`: whose rules are asked for stands at the head. */
function cityAtHead(question: string, regions: readonly string[]): string | null {
  const { named, foreign } = findPlaces(question, regions)
  if (named.length > 0) return null
  return (
    foreign.find((city) => question.replace(/^(请问|我想问一?下?|在)/, '').startsWith(cityStem(city))) ?? null
  )
}
