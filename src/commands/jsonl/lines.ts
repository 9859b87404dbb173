import { type Static, type TSchema } from 'typebox'
import { Compile } from 'typebox/compile'
import { HuidaError, isHuidaError } from '../../shared/errors.ts'
import { describeValidation } from '../../shared/validation-message.ts'

/** A line of the input: what it asks for, or why it asks for nothing. `line` counts from 1. */
export interface InputLine<T> {
  line: number
  /** The id of the row whatever else is wrong with it; null without one. */
  id: string | number | null
  input: T | null
  error: HuidaError | null
}

/** Reads every non-empty line of a JSONL text whose rows keep to a schema; `toInput` may throw what else is wrong. */
export function lineReader<S extends TSchema, T>(
  schema: S,
  toInput: (row: Static<S>) => T,
): (text: string) => InputLine<T>[] {
  const check = Compile(schema)
  const read = (value: unknown): T => {
    if (value === undefined) throw new HuidaError('ERR_INPUT_INVALID', '不是有效的 JSON')
    if (check.Check(value)) return toInput(value)
    throw new HuidaError('ERR_INPUT_INVALID', describeValidation(check.Errors(value), '这一行'))
  }
  return (text) =>
    text
      .replace(/^\ufeff/, '')
      .split('\n')
      .flatMap((content, index) => (content.trim() === '' ? [] : [readLine(content, index + 1, read)]))
}

function readLine<T>(content: string, line: number, read: (value: unknown) => T): InputLine<T> {
  const value = parseLine(content)
  const id = idOf(value)
  try {
    return { line, id, input: read(value), error: null }
  } catch (error) {
    if (!isHuidaError(error)) throw error
    return { line, id, input: null, error }
  }
}

function parseLine(content: string): unknown {
  try {
    return JSON.parse(content)
  } catch {
    return undefined
  }
}

function idOf(value: unknown): string | number | null {
  const id: unknown = typeof value === 'object' && value !== null && 'id' in value ? value.id : null
  return typeof id === 'string' || typeof id === 'number' ? id : null
}
