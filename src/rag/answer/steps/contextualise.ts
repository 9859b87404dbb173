import { cutWords } from '../../lexicon/tokenize.ts'
import { QUESTION_WORDS } from '../../lexicon/stopwords.ts'
import type { AnswerContext, Step } from '../context.ts'

/** Words that point back to what was said before. */
const POINTS_BACK =
  /^(那|这|它|他|她|其|还有|另外|再问|然后|呢|上面|刚才|前面)|(这件事|这个|那个|它|这样的|那样的|这项|该项|上述|其中|刚才说的)|呢[？?。]?$/
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

function leansOnHistory({ question, request }: AnswerContext): boolean {
  return (request.history ?? []).length > 0 && isFragment(question)
}

function isFragment(question: string): boolean {
  const words = cutWords(question).filter((word) => !QUESTION_WORDS.has(word))
  return POINTS_BACK.test(question) || words.length < ENOUGH_WORDS
}

/** The turn before the question; an earlier question that leans on its own predecessor brings that one along. */
export function lastTurn({ request }: AnswerContext): AnswerContext['carried'] {
  const history = request.history ?? []
  const asked = history.filter((turn) => turn.role === 'user')
  const last = asked.at(-1)
  if (last === undefined) return null
  let from = asked.length - 1
  while (from > 0 && isFragment(asked[from]!.content)) from--
  const question = asked
    .slice(from)
    .map((turn) => turn.content)
    .join('')
  const reply = history.slice(history.lastIndexOf(last)).find((turn) => turn.role === 'assistant')
  return { question, reply: (reply?.content ?? '').slice(0, REPLY_LENGTH) }
}
