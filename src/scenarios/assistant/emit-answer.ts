import type { Answer, AnswerOptions } from '../../rag/answer/types.ts'

/** Tell whoever watches what was answered, sentence by sentence (all are checked by then); a refusal is one sentence. */
export function emitAnswer(answer: Answer, { onEvent }: AnswerOptions): void {
  if (!onEvent) return
  for (const text of answer.answer.split(/(?<=\](?!\[))|(?<=\n)/).filter(Boolean))
    onEvent({ type: 'sentence', text })
  onEvent({ type: 'citations', citations: answer.citations })
}
