import type { CityPack } from '../../../city/types.ts'
import { HuidaError } from '../../../shared/errors.ts'
import { draftFrom, type OrderChoice, type OrderDraft, type OrderSource } from '../order/index.ts'
import type { ActionPayloads } from './payloads.ts'
import type { Actor, Ticket } from './ticket.ts'

/** What an order needs of a kept ticket. */
export function sourceOfTicket(ticket: Ticket): OrderSource {
  const { channel, reportedAt, reporter, type, category, district, eventTime, title, urgency, intake } =
    ticket
  return {
    ...{
      number: ticket.id,
      channel,
      reportedAt,
      reporter,
      type,
      category,
      district,
      eventTime,
      title,
      urgency,
    },
    ...{ sensitive: ticket.sensitive, confidential: ticket.confidential, shouldSplit: intake.shouldSplit },
    address: ticket.location,
    text: intake.maskedText,
    supplement: supplementOf(ticket),
    demandSpans: intake.demands.map(({ source }) => source),
    transfer: urgency === '特急' ? intake.transfer : [],
  }
}

/** What people put right or added after intake, as text. */
function supplementOf(ticket: Ticket): string {
  const { title, summary, location, eventTime, district, demands } = ticket
  const elements: Record<string, string | null> = {
    ...{ title, summary, location, eventTime, district, demands: demands.map(({ text }) => text).join('\n') },
  }
  return ticket.edited.flatMap((name) => elements[name] ?? []).join('\n')
}

/** The payload of a dispatch as a choice for the draft. */
export function choiceOf(choice: Partial<ActionPayloads['dispatch']>, writtenBy: string): OrderChoice {
  const { department, coDepartments, content, special } = choice
  return {
    ...(department === undefined ? {} : { lead: department }),
    ...(coDepartments === undefined ? {} : { coDepartments }),
    ...(content === undefined ? {} : { content }),
    ...(special === undefined ? {} : { special }),
    writtenBy,
  }
}

/** The order that a person confirms; ERR_ORDER_UNSAFE, naming every fault, when it may not go out. */
export function confirmOrder(
  pack: CityPack,
  ticket: Ticket,
  choice: ActionPayloads['dispatch'],
  actor: Actor,
  now: Date,
): OrderDraft {
  const order = draftFrom(sourceOfTicket(ticket), ticket.advice, pack, now, choiceOf(choice, actor.name))
  if (order.problems.length === 0) return order
  throw new HuidaError(
    'ERR_ORDER_UNSAFE',
    [...new Set(order.problems.map(({ message }) => message))].join('；'),
  )
}
