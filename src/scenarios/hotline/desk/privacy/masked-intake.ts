import { hiderOf } from '../../../../guardrails/pii/index.ts'
import { placeWithoutDoor, toMaskedSpans } from '../../order/index.ts'
import type { DispatchAdvice, Intake, TextSpan } from '../../types.ts'
import { isConfidential, type Ticket } from '../ticket.ts'
import { mapStrings } from './map-strings.ts'

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
  const hideIn = hiderOf(pii)
  const hide = <T>(value: T): T => mapStrings(value, hideIn)
  const masked: Ticket['intake'] = {
    ...hide({ ...intake, pii: [], maskedText: '', location: null, eventTime: null, demands: [] }),
    maskedText,
    location: withoutDoor(moved(intake.location), intake),
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

/** Whoever goes there must know the place: of a home all but its door, unless it would tell who reported. */
function withoutDoor(moved: TextSpan | null, { location, pii, confidential, type }: Intake): TextSpan | null {
  const place = location === null ? null : placeWithoutDoor(location, pii)
  if (moved === null || place === null || isConfidential({ confidential, type })) return moved
  return { ...moved, text: place }
}
