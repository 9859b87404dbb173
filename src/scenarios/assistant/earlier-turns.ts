import { smallTalkOf } from '../../guardrails/screen.ts'
import type { AnswerStatus } from '../../rag/answer/status.ts'
import type { AnswerRequest, HistoryTurn } from '../../rag/answer/types.ts'
import type { Clock } from '../../shared/clock.ts'
import type { AnswerStore } from '../../store/ports.ts'

/** Turns that are remembered of a conversation, and for how long. */
const REMEMBERED = 8
const HOURS = 24
/**
 * Only a random number (UUID version 4, as the service gives them) opens the turns kept under it: a name that somebody made up
 * may be made up by a stranger too.
 */
const RANDOM = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/i

/** Where earlier turns are looked up: what was kept, and what time it is. */
export interface EarlierTurns {
  answers: Pick<AnswerStore, 'listTurns'> | null
  clock: Clock
}

/**
 * The request with the turns it goes on from: those it brings along, else those kept of its conversation. Small talk between
 * them is no subject to go on with.
 */
export async function withEarlierTurns(
  request: AnswerRequest,
  earlier: EarlierTurns,
): Promise<AnswerRequest> {
  const history = request.history ?? (await keptTurns(request.conversationId, earlier))
  return history.length === 0 ? request : { ...request, history: withoutSmallTalk(history) }
}

async function keptTurns(
  conversationId: string | undefined,
  { answers, clock }: EarlierTurns,
): Promise<HistoryTurn[]> {
  if (answers === null || conversationId === undefined || !RANDOM.test(conversationId)) return []
  const since = new Date(clock.now().getTime() - HOURS * 3_600_000).toISOString()
  const turns = await answers.listTurns(conversationId, since, REMEMBERED)
  return turns.flatMap(({ question, said, status }) => [
    { role: 'user' as const, content: question },
    { role: 'assistant' as const, content: said, status: status as AnswerStatus },
  ])
}

const withoutSmallTalk = (history: readonly HistoryTurn[]): HistoryTurn[] => {
  const isSmallTalk = (turn: HistoryTurn | undefined): boolean =>
    turn?.role === 'user' && smallTalkOf(turn.content) !== null
  return history.filter(
    (turn, at) => !isSmallTalk(turn) && !(turn.role === 'assistant' && isSmallTalk(history[at - 1])),
  )
}
