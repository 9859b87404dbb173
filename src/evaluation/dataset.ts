import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import type { TSchema, Static } from 'typebox'
import { Value } from 'typebox/value'
import { HuidaError } from '../shared/errors.ts'
import { shortHash } from './hashes.ts'

/** Rows of a jsonl file that keep to a schema, with the file's hash. Throws ERR_INPUT_INVALID naming the line. */
export async function readRows<T extends TSchema>(
  path: string,
  schema: T,
): Promise<{ rows: Static<T>[]; hash: string }> {
  const text = await readFile(path, 'utf8')
  const rows = text.split('\n').flatMap((line, index) => {
    if (line.trim() === '') return []
    const fail = (reason: string, cause?: unknown): never => {
      throw new HuidaError('ERR_INPUT_INVALID', `${basename(path)} 第 ${index + 1} 行：${reason}`, { cause })
    }
    const row = parseLine(line, fail)
    if (Value.Check(schema, row)) return [row]
    const first = Value.Errors(schema, row)[0]
    return fail(`${first?.instancePath ?? ''} ${first?.message ?? ''}`)
  })
  return { rows, hash: shortHash(text) }
}

/** The rows of a data set as cases of a suite, with the file's hash. Throws what {@link readRows} throws. */
export async function readCases<T extends TSchema, C>(
  path: string,
  schema: T,
  toCase: (row: Static<T>, index: number) => C,
): Promise<{ cases: C[]; hash: string }> {
  const { rows, hash } = await readRows(path, schema)
  return { cases: rows.map(toCase), hash }
}

function parseLine(line: string, fail: (reason: string, cause: unknown) => never): unknown {
  try {
    return JSON.parse(line)
  } catch (error) {
    return fail('不是 JSON', error)
  }
}
