import type { ServiceGuideDeps } from './deps.ts'
import type { DialogueState } from './understand/talk/dialogue-state.ts'
import { matchFaq } from './understand/aspect/faq.ts'
import type { Knowledge } from './understand/knowledge.ts'

/** Score from which on a printed question tells which of several items is meant. */
const SETTLES = 0.55

/** Of items that fit alike the one that prints the very question is meant. */
export async function settleByFaq(
  state: DialogueState,
  question: string,
  { catalogue }: Knowledge,
  { embedder }: ServiceGuideDeps,
  signal: AbortSignal,
): Promise<DialogueState> {
  if (state.choice.kind !== 'several') return state
  const { entries } = state.choice
  const found = await Promise.all(
    entries.map(({ item }) => matchFaq(item, question, catalogue, embedder, signal)),
  )
  const printed = entries.filter((_, i) => (found[i]?.score ?? 0) >= SETTLES)
  const [entry] = printed
  return printed.length === 1 && entry !== undefined ? { ...state, choice: { kind: 'one', entry } } : state
}
