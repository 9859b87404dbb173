import { QUESTION_WORDS } from '../../lexicon/stopwords.ts'
import { cutWords } from '../../lexicon/tokenize.ts'
import { asksItself, completeQuestion, putOfAnother } from '../../retrieve/analyse/complete-question.ts'
import type { AnswerContext, Step } from '../context.ts'
import { librarySubjects, namesSubject, subjectsIn } from '../conversation/library-subjects.ts'
import { statusFamily } from '../status.ts'
import type { HistoryTurn } from '../types.ts'
import { meansBefore, pointsBack, putsCase, tellsCase } from '../conversation/points-back.ts'

/** A question with fewer content words than this cannot stand alone. */
const ENOUGH_WORDS = 3
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

/** A question that asks for something and names what it is about may stand alone; what it finds will tell. */
export function leansOnHistory({ question, request, documents }: AnswerContext): boolean {
  if ((request.history ?? []).length === 0) return false
  if (meansBefore(question) || tellsCase(question) !== null) return true
  return isFragment(question) && !(asksItself(question) && namesSubject(question, documents))
}

const isFragment = (question: string): boolean =>
  pointsBack(question) || contentWords(question).length < ENOUGH_WORDS

const contentWords = (question: string): string[] =>
  cutWords(question).filter((word) => !QUESTION_WORDS.has(word))

/**
 * The turn before the question; an earlier question that leans on its own predecessor brings that one along, and its reply too
 * where its own turned the person away.
 */
export function lastTurn({ question: now, request, documents }: AnswerContext): AnswerContext['carried'] {
  const history = request.history ?? []
  const asked = history.filter((turn) => turn.role === 'user')
  const last = asked.at(-1)
  if (last === undefined) return null
  let from = asked.length - 1
  const subjects = librarySubjects(documents)
  while (from > 0 && leansBack(asked[from]!.content, subjects)) from--
  const chain = asked.slice(from).map((turn) => turn.content)
  const said = history
    .slice(history.lastIndexOf(asked[from]!))
    .findLast((turn) => turn.role === 'assistant' && !turnsAway(turn))
  return {
    question: stateOf(chain),
    reply: (said?.content ?? '').slice(0, REPLY_LENGTH),
    asking: askedOf(askingOf(chain, now), now, subjects),
  }
}

/** What a conversation has come to: what it began with, what was asked last, and the case put last. */
function stateOf(chain: readonly string[]): string {
  const telling = new Set([0, chain.findLastIndex(asksItself), chain.length - 1])
  return chain.filter((_, i) => telling.has(i)).join('')
}

/** Whether a turn belongs to the one before it: it tells a case, points back, or names nothing that the library has documents on. */
function leansBack(turn: string, subjects: ReadonlySet<string>): boolean {
  if (tellsCase(turn) !== null) return true
  if (subjects.size === 0 || pointsBack(turn)) return isFragment(turn)
  return subjectsIn(turn, subjects).length === 0 || contentWords(turn).length < 2
}

/** A reply that only turns the person away says nothing of what the talk is about. */
const TURNS_AWAY =
  /请(?:立即|先|直接)?拨打|政策库(?:中|里)?(?:没有|查不到)|没有(?:查到|找到|通过)|不能(?:执行|代)|不便回答|请稍后再试/

const turnsAway = ({ status, content }: HistoryTurn): boolean =>
  status === undefined
    ? TURNS_AWAY.test(content.slice(0, REPLY_LENGTH))
    : !['answered', 'clarification'].includes(statusFamily(status))

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

/** What was asked, of the other thing, and no other case, that a turn names instead (`低保标准多少` of `那临时救助呢`: `临时救助标准多少`). */
function askedOf(asking: string, now: string, subjects: ReadonlySet<string>): string {
  const named = subjectsIn(now, subjects)
  const isOther = named.length > 0 && !named.every((word) => asking.includes(word))
  return isOther && !asksItself(now) && !putsCase(now, named) ? putOfAnother(asking, now) : asking
}
