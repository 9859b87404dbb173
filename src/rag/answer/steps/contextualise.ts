import { cutWords, tokenizeForSearch } from '../../lexicon/tokenize.ts'
import type { DocumentSummary } from '../../../store/ports.ts'
import { asksItself, completeQuestion } from '../../retrieve/analyse/complete-question.ts'
import { QUESTION_WORDS } from '../../lexicon/stopwords.ts'
import type { AnswerContext, Step } from '../context.ts'

/** Words that point back to what was said before. */
const POINTS_BACK =
  /^(那|这|它|他|她|其|还有|另外|再问|然后|呢|上面|刚才|前面)|(这件事|这个|那个|它|这样的|那样的|这项|该项|上述|其中|刚才说的)|呢[？?。]?$/
/** A question with fewer content words than this cannot stand alone. */
const ENOUGH_WORDS = 3
/** A word in the titles or topics of more documents than this share says little of what a question is about. */
const COMMON = 0.05
/** Of an earlier reply only its beginning says what it was about. */
const REPLY_LENGTH = 160

/** Find out whether the question leans on an earlier turn and, if so, which. */
export const contextualise: Step = {
  name: 'contextualise',
  run(context) {
    const carried = leansOnHistory(context) ? lastTurn(context) : null
    return carried === null
      ? { next: context }
      : { next: { ...context, carried }, trace: { note: `承接上一问：${carried.question}` } }
  },
}

function leansOnHistory({ question, request }: AnswerContext): boolean {
  return (request.history ?? []).length > 0 && isFragment(question)
}

const isFragment = (question: string): boolean =>
  POINTS_BACK.test(question) || contentWords(question).length < ENOUGH_WORDS

const contentWords = (question: string): string[] =>
  cutWords(question).filter((word) => !QUESTION_WORDS.has(word))

/** The turn before the question; an earlier question that leans on its own predecessor brings that one along. */
export function lastTurn({ question: now, request, documents }: AnswerContext): AnswerContext['carried'] {
  const history = request.history ?? []
  const asked = history.filter((turn) => turn.role === 'user')
  const last = asked.at(-1)
  if (last === undefined) return null
  let from = asked.length - 1
  const names = subjectsOf(documents?.values() ?? [])
  while (from > 0 && leansBack(asked[from]!.content, names)) from--
  const chain = asked.slice(from).map((turn) => turn.content)
  const question = chain.join('')
  const reply = history.slice(history.lastIndexOf(last)).find((turn) => turn.role === 'assistant')
  const said = (reply?.content ?? '').slice(0, REPLY_LENGTH)
  return { question, reply: TURNS_AWAY.test(said) ? '' : said, asking: askingOf(chain, now) }
}

/** Whether a turn belongs to the one before it: it points back, or names nothing that the library has documents on. */
function leansBack(turn: string, subjects: ReadonlySet<string>): boolean {
  if (subjects.size === 0 || POINTS_BACK.test(turn)) return isFragment(turn)
  const named = tokenizeForSearch(turn).some((word) => subjects.has(word))
  return !named || contentWords(turn).length < 2
}

/** Words by which few documents of the library are found: of their topics and titles. */
function subjectsOf(documents: Iterable<DocumentSummary>): Set<string> {
  const holders = new Map<string, number>()
  let count = 0
  for (const { title, topics } of documents) {
    count++
    for (const word of new Set(tokenizeForSearch(`${title ?? ''} ${topics.join(' ')}`)))
      if (word.length > 1 && !/\d/.test(word)) holders.set(word, (holders.get(word) ?? 0) + 1)
  }
  return new Set([...holders].filter(([, held]) => held <= count * COMMON).map(([word]) => word))
}

/** A reply that only turns the person away says nothing of what the talk is about. */
const TURNS_AWAY =
  /请(?:立即|先|直接)?拨打|政策库(?:中|里)?(?:没有|查不到)|没有(?:查到|找到|通过)|不能(?:执行|代)|不便回答|请稍后再试/

/** Says a time and nothing else (`2023年的时候呢`). */
const ONLY_TIME =
  /^(那么?|在)*((19|20)\d{2}年?(\d{1,2}月)?(\d{1,2}[日号])?|去年|前年|今年|明年|现在)(那会儿|的时候|时|度|的)*呢?[？?。]?$/

/** The last question of a chain that asks something, with the case or the time that a later turn put to it. */
function askingOf(chain: readonly string[], now: string): string {
  const asks = Math.max(0, chain.findLastIndex(asksItself))
  const timed = ONLY_TIME.test(now)
  const put = chain.slice(asks + 1).findLast((turn) => ONLY_TIME.test(turn) !== timed)
  return put === undefined ? chain[asks]! : completeQuestion(chain[asks]!, put)
}
