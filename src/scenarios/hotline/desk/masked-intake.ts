import { toMaskedSpans } from '../order/index.ts'
import type { DispatchAdvice, Intake, TextSpan } from '../types.ts'
import type { Ticket } from './ticket.ts'

/** What intake and dispatch read, fit to be kept and shown: no value of personal data, spans into the masked text. */
export function maskReading(
  text: string,
  intake: Intake,
  advice: DispatchAdvice,
): { intake: Ticket['intake']; advice: DispatchAdvice } {
  const { maskedText, pii } = intake
  const toMasked = toMaskedSpans(text, maskedText, pii)
  const moved = (span: TextSpan | null): TextSpan | null => {
    const place = span === null ? null : toMasked(span)
    return place === null ? null : { text: maskedText.slice(place.start, place.end), ...place }
  }
  const hide = hider(pii)
  const masked: Ticket['intake'] = {
    ...hide({ ...intake, pii: [], maskedText: '', location: null, eventTime: null, demands: [] }),
    maskedText,
    location: moved(intake.location),
    eventTime: moved(intake.eventTime),
    demands: intake.demands.map((demand) => ({
      text: hide(demand.text),
      source: moved(demand.source) ?? { text: '', start: 0, end: 0 },
      department: demand.department,
    })),
    pii: pii.map((span) => ({ kind: span.kind, ...(toMasked(span) ?? { start: 0, end: 0 }) })),
  }
  return { intake: masked, advice: hide(advice) }
}

/** Replaces every value of personal data in the strings of a plain object. */
function hider(pii: Intake['pii']): <T>(value: T) => T {
  const values = [...pii].sort((a, b) => b.value.length - a.value.length)
  const inText = (text: string): string =>
    values.reduce((masked, { value, kind }) => masked.replaceAll(value, `［${kind}］`), text)
  const inAny = (value: unknown): unknown => {
    if (typeof value === 'string') return inText(value)
    if (Array.isArray(value)) return value.map(inAny)
    if (typeof value !== 'object' || value === null) return value
    return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, inAny(part)]))
  }
  return <T>(value: T): T => inAny(value) as T
}
