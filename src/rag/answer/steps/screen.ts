import {
  screenQuestion,
  type Screener,
  type Screening,
  type ScreenVerdict,
  type SmallTalk,
  smallTalkOf,
  type WayOut,
} from '../../../guardrails/screen.ts'
import type { AnswerContext, Step, Stop } from '../context.ts'
import { statusFamily } from '../status.ts'
import type { HistoryTurn } from '../types.ts'

/** What screening needs: what looks at a question, and what to say to someone in need. */
export interface Screens {
  screener: Screener
  waysOut: { despair: WayOut; danger: WayOut }
}

const STOPS: Record<Exclude<ScreenVerdict, 'despair' | 'emergency' | 'chitchat'>, Stop> = {
  person: { status: 'handoff_person', text: '好的，请拨打政务服务热线，由工作人员为您解答。' },
  impersonation: {
    status: 'guardrail_impersonation',
    text: '我只能依据政策库里的文件作答，不能代表任何单位或个人审批、拨付资金、出具批文或作出承诺，也不能凭自称的身份提供资料。此类事项请按文件规定向主管部门申请。',
  },
  injection: {
    status: 'guardrail_injection',
    text: '我只能依据政策库里的文件回答政务问题，不能执行这类指令。',
  },
  sensitive: {
    status: 'guardrail_sensitive',
    text: '这类内容不便回答，也查不到他人的个人信息。我只能依据政策库里的文件回答政策和办事问题；发现违法线索，可以拨打 110 或者政务服务热线反映。',
  },
}

const SMALL_TALK: Record<SmallTalk, string> = {
  greeting:
    '您好，我是政务问答助手惠答，可以依据政策库里的文件回答政策和办事问题，每句话都附出处。请直接说您想问的事。',
  assent: '好的。还有要问的，请接着说。',
  thanks: '不客气。还有要问的，请接着说。',
  farewell: '再见，有政策和办事的问题随时来问。',
}

/** Stop what the library cannot or must not answer before anything is searched. */
export function screen({ screener, waysOut }: Screens): Step {
  return {
    name: 'screen',
    async run(context, signal) {
      const refused = refusedTurns(context)
      const screening = (await look(context, refused, screener, signal)) ?? goesOn(context, refused)
      if (screening === null) return { next: withoutTurns(context, refused) }
      return {
        stop: stopFor(screening.verdict, context.question, waysOut),
        trace: { note: noteOf(screening) },
      }
    },
  }
}

/** A question of so few characters that goes on with an earlier one means little by itself. */
const FRAGMENT = 9

/** What speaks against a question; what a fragment is only like is looked at together with the question it goes on with. */
async function look(
  { question, request: { history = [] } }: AnswerContext,
  refused: readonly HistoryTurn[],
  screener: Screener,
  signal: AbortSignal,
): Promise<Screening | null> {
  const alone = await screener(question, signal)
  const last = history.findLast(({ role }) => role === 'user')
  const isLike = alone !== null && LIKE.has(alone.verdict) && screenQuestion(question) === null
  if (!isLike || last === undefined || refused.includes(last) || [...question].length > FRAGMENT) return alone
  return screener(`${last.content}${question}`, signal)
}

function stopFor(verdict: ScreenVerdict, question: string, { despair, danger }: Screens['waysOut']): Stop {
  if (verdict === 'despair') return { status: 'handoff_emergency', ...despair }
  if (verdict === 'emergency') return { status: 'handoff_emergency', ...danger }
  if (verdict === 'chitchat')
    return { status: 'unanswerable_chitchat', text: SMALL_TALK[smallTalkOf(question) ?? 'greeting'] }
  return STOPS[verdict]
}

const noteOf = ({ verdict, because }: Screening): string => `${verdict}；${because}`

const REFUSED: ReadonlySet<ScreenVerdict | null> = new Set(['injection', 'impersonation', 'sensitive'])
/** What a fragment may be taken for: never for somebody in need. */
const LIKE: ReadonlySet<ScreenVerdict> = new Set(['injection', 'impersonation', 'sensitive'])

/** Turns that were refused: as the reply to them says where it was kept, else as the rules would. */
const refusedTurns = ({ request: { history = [] } }: AnswerContext): HistoryTurn[] =>
  history.filter(({ role, content }, at) => {
    const { status } = history[at + 1] ?? {}
    const wasRefused = status !== undefined && statusFamily(status) === 'guardrail'
    return role === 'user' && (wasRefused || REFUSED.has(screenQuestion(content)))
  })

/** Says no more than to go on with what was refused. */
const GOES_ON =
  /^(?:请)?(?:继续|接着(?:说|来|讲)?|照(?:做|办)|快(?:点|说)|开始(?:吧)?|现在(?:可以|能)(?:说|回答)了吗|确认|执行)[吧啊呀。！!？?]*$/

/** A question that takes up a turn that was refused: the word agreed on there, or a mere “go on”. */
function goesOn({ question, request }: AnswerContext, refused: readonly HistoryTurn[]): Screening | null {
  const last = (request.history ?? []).filter(({ role }) => role === 'user').at(-1)
  const taken =
    refused.find(({ content }) => isQuoted(question, content)) ??
    (GOES_ON.test(question) ? refused.find((turn) => turn === last) : undefined)
  const verdict = taken === undefined ? null : screenQuestion(taken.content)
  return verdict === null ? null : { verdict, because: '承接已拒绝的话' }
}

const isQuoted = (question: string, content: string): boolean =>
  [...content.matchAll(/[“"「『‘]([^”"」』’]{1,30})[”"」』’]/g)].some(([, word]) => word === question)

/** What was refused must not come back as the context of a later question. */
function withoutTurns(context: AnswerContext, refused: readonly HistoryTurn[]): AnswerContext {
  if (refused.length === 0) return context
  const history = (context.request.history ?? []).filter(
    (turn, at, all) =>
      !refused.includes(turn) && !(turn.role === 'assistant' && refused.includes(all[at - 1]!)),
  )
  return { ...context, request: { ...context.request, history } }
}
