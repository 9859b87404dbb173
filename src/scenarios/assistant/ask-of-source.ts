import { statusFamily } from '../../rag/answer/status.ts'
import type { Answer, AnswerRequest, Citation, HistoryTurn } from '../../rag/answer/types.ts'

/** Words that ask where a rule stands, and when it began or ends. */
const PLACE =
  /依据|根据|出处|出自|来源|文号|原文|第几条|哪一?[条款份部]|哪个?(?:文件|规定|法规)|哪[里儿]?(?:写|规定|说)|谁规?定|什么文件|文件(?:叫|名|吗)/
const STANDING =
  /(?:什么时候|啥时候|何时|哪[天年]|几[号月]|多久).{0,6}(?:执行|实行|施行|实施|出台|出的|发布|印发|生效|开始|为止|失效|到期)|哪年的(?:规定|文件|政策)|还有效|还算数|有效期|(?:废止|作废)[了吗]/
/** What else such a question is made of; where more is left, it is about something. */
const AROUND =
  /规定|文件|法规|政策|条文|条款|标准|写|说|叫|名[字称]|全称|执行|实行|施行|实施|出台|发布|印发|生效|开始|为止|失效|到期|废止|作废|有效期?|算数|什么时候|啥时候|何时|多久|请问|刚才|上面|怎么|具体|可以|现在|[那这你您是的有在哪里儿个条份部款什么啥谁呢吗啊呀了从按照多少得能看我给下一吧定查到几第天年月号起出还都又自至，,。？?！!\s]/g

/** What a question asks of the rule behind the answer before it, when it asks nothing else; null otherwise. */
export function askedOfSource(question: string): 'place' | 'standing' | null {
  const asks = STANDING.test(question) ? 'standing' : PLACE.test(question) ? 'place' : null
  if (asks === null) return null
  return question.replace(PLACE, '').replace(AROUND, '') === '' ? asks : null
}

/** The request of the turn before, as it was made: its question with what was said before it; null when there is none. */
export function requestBefore(request: AnswerRequest): AnswerRequest | null {
  const history = request.history ?? []
  const at = history.findLastIndex(({ role, content }) => role === 'user' && askedOfSource(content) === null)
  return at < 0 ? null : { ...request, question: history[at]!.content, history: history.slice(0, at) }
}

/** The answer before, opened by the rules it rests on. */
export function withSource(answer: Answer): Answer {
  const places = new Map(answer.citations.map((citation) => [placeOf(citation), citation.n]))
  const said = [...places].map(([place, n]) => `${place}[${n}]`).join('；')
  return { ...answer, answer: `依据：${said}。\n${answer.answer}` }
}

function placeOf({ title, doc_no: number, path, source }: Citation): string {
  const name = title === null ? source : title.includes('《') ? `“${title}”` : `《${title}》`
  const article = path
    .split(' › ')
    .findLast((part) => /^(?:第[\p{Script=Han}\d]+条|[一二三四五六七八九十]+、)/u.test(part))
  const at = article === undefined ? '' : (/^第[\p{Script=Han}\d]+条/u.exec(article)?.[0] ?? `“${article}”`)
  return `${name}${number === null ? '' : `（${number}）`}${at}`
}

/** The standing and the dates of the rule an answer rests on, asked by its title; null when the answer rests on none. */
export function askStanding(request: AnswerRequest, { status, citations }: Answer): AnswerRequest | null {
  const title = citations[0]?.title
  if (statusFamily(status) !== 'answered' || title == null) return null
  return { ...request, question: `《${title}》还有效吗`, history: [] }
}

/** Whether an answer says again, word for word, what was answered in one of the turns before. */
export const saysAgain = (
  { answer }: Pick<Answer, 'answer'>,
  history: readonly HistoryTurn[] = [],
): boolean => history.some(({ role, content }) => role === 'assistant' && content === answer)
