import { Type, type Static } from 'typebox'
import type { OrderDraft, TicketInput, TicketReading } from '../../scenarios/hotline/index.ts'
import { isCalendarDay, isCalendarTime } from '../../shared/calendar.ts'
import { HuidaError, toHuidaError } from '../../shared/errors.ts'
import { lineReader, type InputLine } from '../jsonl/lines.ts'

/** A row of `dispatch --in`; what else stands in it (gold labels of an evaluation set) is ignored. */
const RowSchema = Type.Object({
  id: Type.Union([Type.String({ minLength: 1 }), Type.Number()]),
  text: Type.String({ minLength: 1, maxLength: 20_000 }),
  channel: Type.Optional(Type.Union([Type.String(), Type.Null()])),
  reported_at: Type.Optional(Type.Union([Type.String(), Type.Null()])),
  as_of: Type.Optional(Type.Union([Type.String(), Type.Null()])),
  district: Type.Optional(Type.Union([Type.String(), Type.Null()])),
})

function toInput(row: Static<typeof RowSchema>): TicketInput {
  const { id, text, channel, reported_at, as_of, district } = row
  const refuse = (detail: string): never => {
    throw new HuidaError('ERR_INPUT_INVALID', detail)
  }
  if (text.trim() === '') refuse('text 不能为空')
  if (reported_at != null && !isCalendarTime(reported_at)) refuse('reported_at 不是有效的时间')
  if (as_of != null && !isCalendarDay(as_of)) refuse('as_of 不是有效的日期')
  return {
    id: String(id),
    text: text.replaceAll('\0', '').toWellFormed(),
    ...(channel != null && { channel }),
    ...(reported_at != null && { reportedAt: reported_at }),
    ...(as_of != null && { asOf: as_of }),
    ...(district != null && { district }),
  }
}

/** A line of the input: a ticket, or why it is none. */
export type TicketLine = InputLine<TicketInput>

/** Every non-empty line of a JSONL text. */
export const readTicketLines = lineReader(RowSchema, toInput)

/** Answer from the library with where it stands, for a ticket that needs no dispatch. */
export interface DirectAnswer {
  text: string
  citations: readonly object[]
}

/** The row of `dispatch --out`, keys in the documented order. */
export function dispatchRow(
  id: TicketLine['id'],
  { intake, advice }: TicketReading,
  rest: { duplicates: readonly (string | number)[]; order: OrderDraft; answer: DirectAnswer | null },
): object {
  const { title, summary, type, category, urgency, sensitive, demands, shouldSplit, district } = intake
  return {
    id,
    status: advice.status,
    title,
    summary,
    type,
    category,
    urgency,
    sensitive: sensitive !== null,
    demands: demands.map(({ text, department }) => ({ text, department })),
    should_split: shouldSplit,
    district,
    location: intake.location?.text ?? null,
    event_time: intake.eventTime?.text ?? null,
    event_time_resolved: intake.eventTimeResolved,
    pii: intake.pii.map(({ kind, value, start, end }) => ({ kind, value, start, end })),
    missing: intake.missing,
    answer_directly: intake.answerDirectly,
    ...(rest.answer && { answer: rest.answer }),
    duplicates: rest.duplicates,
    suggestions: advice.suggestions.map(({ department, confidence, reason, basis }) => ({
      department,
      confidence,
      reason,
      basis: basis.map(({ source, path, quote, document }) => ({ source, path, quote, document })),
    })),
    co_departments: advice.coDepartments,
    order_draft: rest.order,
    type_reason: intake.typeReason,
    urgency_reason: intake.urgencyReason,
    sensitive_reason: sensitive,
    confidential: intake.confidential,
    transfer: intake.transfer,
    not_accepted: intake.notAccepted,
    rules: advice.rules,
    level: advice.level,
    warnings: advice.warnings ?? [],
  }
}

/** The row for a line that could not be read or dispatched: its line number and the error. */
export function failedRow({ id, line }: TicketLine, error: unknown): object {
  const { code, detail } = toHuidaError(error)
  return {
    id,
    status: 'error',
    suggestions: [],
    co_departments: [],
    line,
    error: { code, detail },
  }
}
