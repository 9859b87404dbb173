import type { AnswerEvent } from '../../rag/answer/types.ts'
import type { Ticket } from '../../scenarios/hotline/desk/types.ts'
import type { ApiServices } from '../services.ts'
import { snakeKeys } from '../views/snake-keys.ts'
import type { CallEvent } from './calls.ts'

type Emit = (event: CallEvent['event'], data: unknown) => void

/**
 * Reads a call so far and tells what it found as it finds it: `step` intake, `step` advice, the sentences and
 * citations of an answer where the library can give one at once, and `done` with all of it. Masked throughout.
 */
export async function suggestFor(
  { suggest, assistant }: Pick<ApiServices, 'suggest' | 'assistant'>,
  input: { id: string; text: string; reportedAt: string; channel?: string },
  { emit, signal }: { emit: Emit; signal: AbortSignal },
): Promise<void> {
  const { intake, advice } = await suggest(input)
  if (signal.aborted) return
  const found = { intake: snakeKeys(intake), advice: snakeKeys(advice) }
  emit('step', { step: 'intake', ...found })
  const answer = intake.answerDirectly ? await answerAtOnce(assistant, intake, { emit, signal }) : null
  if (!signal.aborted) emit('done', { ...found, answer })
}

async function answerAtOnce(
  assistant: ApiServices['assistant'],
  { maskedText }: Ticket['intake'],
  { emit, signal }: { emit: Emit; signal: AbortSignal },
) {
  const pass = (event: AnswerEvent): void => {
    if (event.type === 'sentence') emit('sentence', { text: event.text })
    if (event.type === 'citations') emit('citations', { citations: event.citations })
  }
  const answer = await assistant.answer({ question: maskedText.slice(0, 2000) }, { signal, onEvent: pass })
  const { id, status, answer: text, citations, label } = answer
  return status === 'answered' || status === 'answered_partial' ? { id, text, citations, label } : null
}
