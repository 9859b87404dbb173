import { INDEX_STOPWORDS, QUESTION_WORDS } from '../../rag/lexicon/stopwords.ts'
import { cutWords } from '../../rag/lexicon/tokenize.ts'
import { cityStem, findPlaces } from '../../rag/retrieve/analyse/places.ts'
import type { AnswerRequest } from '../../rag/answer/types.ts'
import type { ServiceItem } from '../../store/service-item.ts'
import { readable, recall } from './converse.ts'
import type { ServiceGuideDeps } from './deps.ts'
import type { ConsideredQuestion, GuideMatch } from './types.ts'
import { withoutCues } from './understand/aspects.ts'
import { STRONG } from './understand/choose.ts'
import { advance, withoutDistricts, type DialogueState, type Knowledge } from './understand/dialogue.ts'
import { matchFaq } from './understand/faq.ts'
import { wordHeld } from './understand/recognise.ts'

/** Words of the counter itself: they ask for nothing beside the item. */
const COUNTER_WORDS =
  /^(窗口|咨询|投诉|办完|办好|办理|办公|设定|批下来|出来|下来|营业厅|大厅|中心|部门|渠道|照片|证件|请问|需要|家里|孩子|自己|一件|一本|一张|一次|申请|现在|有没有|没有|是不是|什么样)$/
/** A word that stands in the item's wording at least so far belongs to it. */
const HELD = 0.5

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
  { choice, candidates, aspects, carried }: DialogueState,
  question: string,
  knowledge: Knowledge,
  regions: readonly string[],
): Promise<GuideMatch> {
  const score = candidates[0]?.score ?? 0
  const item =
    choice.kind === 'one' ? choice.entry.item : choice.kind === 'several' ? choice.entries[0]!.item : null
  const faq =
    item && (await matchFaq(item, question, knowledge.catalogue, null, new AbortController().signal))
  return {
    ...{ kind: choice.kind, score, named: score >= STRONG, carried, aspects },
    printed: choice.kind === 'one' && (faq?.same === true || (aspects.length === 0 && faq?.like === true)),
    beside: item === null ? 0 : wordsBeside(item, question, knowledge),
    otherCity: cityAtHead(question, regions),
    updatedAt: item?.updated_at ?? null,
  }
}

function wordsBeside(item: ServiceItem, question: string, { districts, same, expand }: Knowledge): number {
  const cases = (item.cases ?? []).flatMap(({ name, when }) => [name, when])
  const own = [item.name, ...(item.aliases ?? []), ...(item.topics ?? []), ...cases].join(' ')
  const subject = withoutCues(withoutDistricts(question, districts))
  const belongs = (word: string): boolean =>
    wordHeld(word, own, same) >= HELD || expand(word).some((term) => own.includes(term))
  return cutWords(subject).filter(
    (word) =>
      word.length > 1 &&
      !QUESTION_WORDS.has(word) &&
      !INDEX_STOPWORDS.has(word) &&
      !COUNTER_WORDS.test(word) &&
      !belongs(word),
  ).length
}

/** `青岛市公积金…`, `烟台对…`: whose rules are asked for stands at the head. */
function cityAtHead(question: string, regions: readonly string[]): string | null {
  const { named, foreign } = findPlaces(question, regions)
  if (named.length > 0) return null
  return (
    foreign.find((city) => question.replace(/^(请问|我想问一?下?|在)/, '').startsWith(cityStem(city))) ?? null
  )
}
