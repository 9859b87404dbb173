import { Value } from 'typebox/value'
import { AnswerBody, LIMITS } from '../api/schemas/answer.ts'
import { HuidaError } from '../shared/errors.ts'
import type { Run } from './command-line/command.ts'
import { emptyLibraryNote } from './empty-library.ts'
import { withGateway } from './gateway/index.ts'
import { showAnswer } from './show-answer.ts'

/** `huida ask`: one question, one answer. */
export const run: Run = async ([question = ''], { asOf, json }, context) => {
  if (question.trim() === '' || question.length > LIMITS.question) {
    throw new HuidaError('ERR_USAGE', `问题应为 1 至 ${LIMITS.question} 个字`)
  }
  if (asOf !== undefined && !Value.Check(AnswerBody.properties.as_of, asOf)) {
    throw new HuidaError('ERR_USAGE', `--as-of 应为日历上有的日期，如 2026-03-01，而不是“${String(asOf)}”`)
  }
  const request = { question: question.trim(), ...(typeof asOf === 'string' && { asOf }) }
  const { answer, nearest, empty } = await withGateway(context, async (gateway) => {
    const answer = await gateway.answer(request)
    const found = json || answer.status !== 'unanswerable_no_evidence' ? null : await gateway.nearest(answer)
    return { answer, nearest: found?.passages ?? [], empty: await emptyLibraryNote(gateway) }
  })
  if (empty !== null) context.terminal.note(empty)
  if (json) context.terminal.print(JSON.stringify(answer, null, 2))
  else showAnswer(answer, nearest).forEach((line) => context.terminal.print(line))
  return answer.status.startsWith('error_') ? 1 : 0
}
