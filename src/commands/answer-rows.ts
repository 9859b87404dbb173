import type { Static } from 'typebox'
import { Type } from 'typebox'
import { Compile } from 'typebox/compile'
import { AnswerBody } from '../api/schemas/answer.ts'
import { describeValidation } from '../shared/validation-message.ts'
import type { Answer, AnswerRequest } from '../rag/answer/types.ts'
import { HuidaError, toHuidaError } from '../shared/errors.ts'
import { idOf, parseLine, readLines } from './jsonl-lines.ts'

/** A row of `answer --in`; what else stands in it (gold answers of an evaluation set) is ignored. */
const RowSchema = Type.Object({
  id: Type.Union([Type.String(), Type.Number()]),
  question: AnswerBody.properties.question,
  history: AnswerBody.properties.history,
  as_of: AnswerBody.properties.as_of,
  district: AnswerBody.properties.district,
})

const rowCheck = Compile(RowSchema)

/** A line of the input: a question, or why it is none. `line` counts from 1. */
export interface InputRow {
  line: number
  id: string | number | null
  request: AnswerRequest | null
  error: HuidaError | null
}

/** Every non-empty line of a JSONL text. */
export function readRows(text: string): InputRow[] {
  return readLines(text, readRow)
}

function readRow(text: string, line: number): InputRow {
  const value = parseLine(text)
  const id = idOf(value)
  if (value === undefined)
    return { line, id, request: null, error: new HuidaError('ERR_INPUT_INVALID', '不是有效的 JSON') }
  if (!rowCheck.Check(value)) {
    const detail = describeValidation(rowCheck.Errors(value), '这一行')
    return { line, id, request: null, error: new HuidaError('ERR_INPUT_INVALID', detail) }
  }
  return { line, id, request: toRequest(value), error: null }
}

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

/** The row of `answer --out`, keys in the documented order. */
export function answerRow(id: InputRow['id'], answer: Answer): object {
  const { status, citations, retrieved, composer, model, timings_ms } = answer
  return { id, status, answer: answer.answer, citations, retrieved, composer, model, timings_ms }
}

/** The row for a line that could not be answered: the same form, with its line number and the error. */
export function errorRow({ id, line }: InputRow, error: unknown): object {
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
