import { openHotlineAlone } from '../../container/hotline.ts'
import {
  draftOrder,
  findSameEvent,
  type EventTicket,
  type Hotline,
  type TicketReading,
} from '../../scenarios/hotline/index.ts'
import { systemClock } from '../../shared/clock.ts'
import { HuidaError, toHuidaError } from '../../shared/errors.ts'
import type { CommandContext, Run } from '../command-line/command.ts'
import { untilAborted } from '../../shared/until-aborted.ts'
import { withGateway } from '../gateway/index.ts'
import { readInput, requireWritable, writeOutput } from '../jsonl/files.ts'
import {
  dispatchRow,
  failedRow,
  readTicketLines,
  type DirectAnswer,
  type TicketLine,
} from './dispatch-rows.ts'

/** A line with what became of it. */
interface Read {
  line: TicketLine
  reading: TicketReading | null
  error: unknown
}

/** `huida dispatch`: a JSONL of tickets into a JSONL of dispatch suggestions, in order. Exit code 1 when a row failed. */
export const run: Run = async (_args, options, context) => {
  const [input, output] = [String(options.in), String(options.out)]
  const lines = readTicketLines(await readInput(input))
  if (lines.length === 0) throw new HuidaError('ERR_USAGE', `${input} 中没有工单`)
  await requireWritable(output)
  const { hotline, close } = await openHotlineAlone(context.config, context.log)
  const read = await readAll(hotline, lines, context).finally(close)
  const answers = await answerDirectly(read, context)
  const events = read.map(eventOf)
  const rows = read.map((entry, at) => toRow(entry, hotline, answers, duplicatesOf(at, events, read)))
  await writeOutput(output, `${rows.map((row) => JSON.stringify(row)).join('\n')}\n`, context)
  return report(read, context)
}

async function readAll(
  hotline: Hotline,
  lines: readonly TicketLine[],
  { terminal, signal }: CommandContext,
): Promise<Read[]> {
  const progress = await terminal.progress('派单')
  const read: Read[] = []
  try {
    for (const line of lines) {
      signal.throwIfAborted()
      read.push(await untilAborted(readOne(hotline, line), signal))
      progress.update(read.length, lines.length)
    }
  } finally {
    progress.stop()
  }
  return read
}

async function readOne(hotline: Hotline, line: TicketLine): Promise<Read> {
  if (line.input === null) return { line, reading: null, error: line.error }
  try {
    return { line, reading: await hotline.read(line.input), error: null }
  } catch (error) {
    return { line, reading: null, error }
  }
}

/** Only tickets that a public document can answer; without a library, or when it has no answer, they stay without one. */
async function answerDirectly(
  read: readonly Read[],
  context: CommandContext,
): Promise<Map<TicketLine, DirectAnswer>> {
  const answers = new Map<TicketLine, DirectAnswer>()
  const asked = read.filter(({ reading }) => reading?.intake.answerDirectly === true)
  if (asked.length === 0) return answers
  try {
    // City and models are for the tickets, which are read here; the library may be in a running service.
    await withGateway({ ...context, flags: new Map() }, async (gateway) => {
      if ((await gateway.readiness()).documents === 0) return
      for (const { line, reading } of asked) {
        const asOf = line.input?.asOf
        const question = reading!.intake.maskedText.slice(0, 500)
        const answer = await gateway.answer({ question, ...(asOf !== undefined && { asOf }) })
        if (answer.status === 'answered')
          answers.set(line, { text: answer.answer, citations: answer.citations })
      }
    })
  } catch (error) {
    context.signal.throwIfAborted()
    const { detail } = toHuidaError(error)
    context.terminal.note(`政策库不可用，可直接答复的工单未附答案：${detail}`)
  }
  return answers
}

function toRow(
  { line, reading, error }: Read,
  hotline: Hotline,
  answers: ReadonlyMap<TicketLine, DirectAnswer>,
  duplicates: readonly (string | number)[],
): object {
  if (reading === null) return failedRow(line, error)
  const now = line.input!.reportedAt === undefined ? systemClock.now() : new Date(line.input!.reportedAt)
  return dispatchRow(line.id, reading, {
    duplicates,
    order: draftOrder(line.input!, reading.intake, reading.advice, hotline.pack, now),
    answer: answers.get(line) ?? null,
  })
}

function eventOf({ line, reading }: Read, at: number): EventTicket | null {
  if (reading === null) return null
  const { maskedText, district, category } = reading.intake
  return { id: String(at), text: maskedText, reportedAt: line.input?.reportedAt ?? null, district, category }
}

/** Ids of earlier tickets of the file that tell of the same event. */
function duplicatesOf(
  at: number,
  events: readonly (EventTicket | null)[],
  read: readonly Read[],
): (string | number)[] {
  const event = events[at]
  if (event == null) return []
  const earlier = events.slice(0, at).filter((other) => other !== null)
  return findSameEvent(event, earlier).flatMap(({ ticket }) => read[Number(ticket.id)]!.line.id ?? [])
}

function report(read: readonly Read[], { terminal }: CommandContext): 0 | 1 {
  const failed = read.filter(({ reading }) => reading === null)
  for (const { line, error } of failed) terminal.note(`第 ${line.line} 行：${toHuidaError(error).detail}`)
  const abstained = read.filter(({ reading }) => reading?.advice.status === 'abstained').length
  const done = read.length - failed.length
  terminal.note(`已处理 ${done} 件（${abstained} 件需会商），失败 ${failed.length} 件`)
  return failed.length > 0 ? 1 : 0
}
