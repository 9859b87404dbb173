import { hiderOf } from '../../../../guardrails/pii/index.ts'
import type { Intake, TicketInput } from '../../types.ts'
import type { OrderSource } from '../types.ts'
import { placeWithoutDoor } from './event-place.ts'
import { toMaskedSpans } from './masked-spans.ts'
import { maskReporter, reporterIn } from './reporter.ts'

/** What an order needs of a ticket that was just read. */
export function orderSource(ticket: TicketInput, intake: Intake): OrderSource {
  const { confidential } = intake
  const hide = hiderOf(intake.pii)
  const toMasked = toMaskedSpans(ticket.text, intake.maskedText, intake.pii)
  const place = intake.location === null ? null : toMasked(intake.location)
  const time = intake.eventTime === null ? null : toMasked(intake.eventTime)
  const slice = (span: { start: number; end: number } | null): string | null =>
    span === null ? null : intake.maskedText.slice(span.start, span.end)
  const home = intake.location === null || confidential ? null : placeWithoutDoor(intake.location, intake.pii)
  const { type, category, district, title, urgency, transfer, sensitive, shouldSplit } = intake
  return {
    number: ticket.id,
    channel: ticket.channel ?? '电话',
    reportedAt: ticket.reportedAt ?? null,
    reporter: maskReporter(reporterIn(ticket.text, intake.pii), confidential),
    address: home ?? slice(place),
    eventTime: slice(time),
    text: intake.maskedText,
    supplement: home ?? '',
    demands: intake.demands.map(({ text, source }) => ({ text: hide(text), source: toMasked(source) })),
    type,
    category,
    district,
    title,
    urgency,
    transfer,
    sensitive,
    confidential,
    shouldSplit,
  }
}

/** The text without what tells of demands that were split off: their limits are not this order's. */
export function ownWords({ text, elsewhere = [] }: OrderSource): string {
  const from = [0, ...elsewhere.map(({ end }) => end)]
  const to = [...elsewhere.map(({ start }) => start), text.length]
  return from.map((start, i) => text.slice(start, to[i])).join('')
}
