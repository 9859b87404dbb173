import { Type, type Static } from 'typebox'
import { AnswerBody } from '../../api/schemas/answer.ts'
import type { Answer, AnswerRequest } from '../../rag/answer/types.ts'
import { toHuidaError } from '../../shared/errors.ts'
import { lineReader, type InputLine } from '../jsonl/lines.ts'

/** A row of `answer --in`; what else stands in it (gold answers of an evaluation set) is ignored. */
const RowSchema = Type.Object({
  id: Type.Union([Type.String(), Type.Number()]),
  question: AnswerBody.properties.question,
  history: AnswerBody.properties.history,
  as_of: AnswerBody.properties.as_of,
  district: AnswerBody.properties.district,
})

const toRequest = ({
  question,
  history,
  as_of: asOf,
  district,
}: Static<typeof RowSchema>): AnswerRequest => ({
  question: question.replaceAll('\0', '').toWellFormed(),
  ...(history && { history }),
  ...(asOf !== undefined && { asOf }),
  ...(district !== undefined && { district }),
})

/** A line of the input: a question, or why it is none. */
export type QuestionLine = InputLine<AnswerRequest>

/** Every non-empty line of a JSONL text. */
export const readQuestionLines = lineReader(RowSchema, toRequest)

/** The row of `answer --out`, keys in the documented order. */
export function answerRow(id: QuestionLine['id'], answer: Answer): object {
  const { status, citations, retrieved, composer, model, timings_ms } = answer
  return { id, status, answer: answer.answer, citations, retrieved, composer, model, timings_ms }
}

/** The row for a line that could not be answered: the same form, with its line number and the error. */
export function errorRow({ id, line }: QuestionLine, error: unknown): object {
  const { code, detail } = toHuidaError(error)
  return {
    id,
    status: code === 'ERR_TIMEOUT' ? 'error_timeout' : 'error_internal',
    answer: '',
    citations: [],
    retrieved: [],
    composer: 'none',
    model: null,
    timings_ms: {},
    line,
    error: { code, detail },
  }
}
