import pLimit from 'p-limit'
import { HuidaError, toHuidaError } from '../../shared/errors.ts'
import type { CommandContext, Run } from '../command-line/command.ts'
import { withGateway } from '../gateway/index.ts'
import type { Gateway } from '../gateway/port.ts'
import { readInput, requireWritable, writeOutput } from '../jsonl/files.ts'
import { answerRow, errorRow, readQuestionLines, type QuestionLine } from './answer-rows.ts'

const CONCURRENCY = 2

interface FailedRow {
  line: number
  message: string
}

/** `huida answer`: a JSONL of questions into a JSONL of answers, in order. Exit code 1 when a row failed. */
export const run: Run = async (_args, options, context) => {
  const [input, output] = [String(options.in), String(options.out)]
  const rows = readQuestionLines(await readInput(input))
  if (rows.length === 0) throw new HuidaError('ERR_USAGE', `${input} 中没有问题`)
  await requireWritable(output)
  const failed: FailedRow[] = []
  const lines = await withGateway(context, (gateway) => answerAll(gateway, rows, failed, context))
  await writeOutput(output, `${lines.join('\n')}\n`, context)
  failed.sort((left, right) => left.line - right.line)
  failed.forEach(({ line, message }) => context.terminal.note(`第 ${line} 行：${message}`))
  context.terminal.note(`已作答 ${rows.length - failed.length} 题，失败 ${failed.length} 题`)
  return failed.length > 0 ? 1 : 0
}

async function answerAll(
  gateway: Gateway,
  rows: readonly QuestionLine[],
  failed: FailedRow[],
  { terminal, signal }: CommandContext,
): Promise<string[]> {
  const progress = await terminal.progress('作答')
  const limit = pLimit(CONCURRENCY)
  let done = 0
  const answerOne = async (row: QuestionLine): Promise<string> => {
    signal.throwIfAborted()
    const result = await outcomeOf(gateway, row).catch((error: unknown) => {
      failed.push({ line: row.line, message: toHuidaError(error).detail })
      return errorRow(row, error)
    })
    progress.update(++done, rows.length)
    return JSON.stringify(result)
  }
  return Promise.all(rows.map((row) => limit(answerOne, row))).finally(() => progress.stop())
}

async function outcomeOf(gateway: Gateway, row: QuestionLine): Promise<object> {
  if (row.input === null) throw row.error
  return answerRow(row.id, await gateway.answer(row.input))
}
