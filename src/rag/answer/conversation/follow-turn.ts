import { asksItself, completeQuestion, putOfAnother } from '../../retrieve/analyse/complete-question.ts'
import type { Retriever } from '../../retrieve/index.ts'
import type { AnswerContext } from '../context.ts'
import { librarySubjects, subjectsIn } from './library-subjects.ts'
import { meansBefore, putsCase, putsThing, tellsCase } from './points-back.ts'
import { findAnswered, topicOf } from './topic.ts'

/**
 * The turn as far as a question goes on with it: all of it, when the question names nothing else or what it names is dealt with
 * where the turn was answered (`那…呢` rather names another thing); only what was asked, when it asks that of another thing; nothing when it asks something else.
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
  const [asks, isCase] = [asksItself(question), putsCase(question, named)]
  const mayStay = asks || isCase || !question.startsWith('那')
  const find = async (text: string, docIds?: string[]) => {
    const filter = docIds === undefined ? {} : { filter: { docIds } }
    return (await retriever.retrieve(await retriever.analyse(text), { ...filter, signal })).candidates
  }
  const topic = topicOf(await findAnswered(turn, retriever, signal))
  const own = topicOf(await find(asks ? question : completeQuestion(asking, question)))
  if ([...own].some((id) => topic.has(id))) return turn
  if (mayStay) {
    const inside = await find(question, [...topic])
    if (named.every((word) => inside.some(({ chunk }) => chunk.indexText.includes(word)))) return turn
  }
  if (asks) return null
  const other = isCase || putsThing(question, named) ? putOfAnother(asking, question) : asking
  return { question: other, reply: '', asking: other }
}
