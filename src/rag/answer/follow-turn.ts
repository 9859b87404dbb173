import { asksItself, completeQuestion } from '../retrieve/analyse/complete-question.ts'
import type { Retriever } from '../retrieve/index.ts'
import type { AnswerContext } from './context.ts'
import { librarySubjects, subjectsIn } from './library-subjects.ts'
import { meansBefore, tellsCase } from './points-back.ts'
import { topicOf } from './topic.ts'

/**
 * The turn as far as a question goes on with it: all of it, when the question names nothing else or what it names is dealt with
 * where the turn was answered; only what was asked, when it asks that of another thing; nothing when it asks something else.
 */
export async function followTurn(
  turn: NonNullable<AnswerContext['carried']>,
  { question, documents }: Pick<AnswerContext, 'question' | 'documents'>,
  retriever: Pick<Retriever, 'analyse' | 'retrieve'>,
  signal: AbortSignal,
): Promise<AnswerContext['carried']> {
  if (meansBefore(question) || tellsCase(question) !== null) return turn
  const named = subjectsIn(question, librarySubjects(documents))
  if (named.length === 0) return turn
  const { asking = turn.question } = turn
  const asks = asksItself(question)
  const find = async (text: string) =>
    (await retriever.retrieve(await retriever.analyse(text), { signal })).candidates
  const [own, before] = await Promise.all([
    find(asks ? question : completeQuestion(asking, question)),
    find(turn.question),
  ])
  const topic = topicOf(before)
  const answered = before.filter(({ document }) => topic.has(document.id))
  const isNear = [...topicOf(own)].some((id) => topic.has(id))
  const isSpokenOf = named.every((word) => answered.some(({ chunk }) => chunk.indexText.includes(word)))
  if (isNear || (asks && isSpokenOf)) return turn
  return asks ? null : { question: asking, reply: '', asking }
}
