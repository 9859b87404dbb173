import type { CityPack } from '../../../city/types.ts'
import { HuidaError } from '../../../shared/errors.ts'
import type { Actor } from '../people.ts'
import { draftFrom, type OrderChoice, type OrderDraft, type OrderSource } from '../order/index.ts'
import type { ActionPayloads } from './payloads.ts'
import { asShown } from './record.ts'
import type { Ticket } from './ticket.ts'

/** What an order needs of a kept ticket. */
export function sourceOfTicket(ticket: Ticket): OrderSource {
  const { channel, reportedAt, reporter, type, category, district, eventTime, title, urgency, intake } =
    asShown(ticket)
  return {
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
    sensitive: ticket.sensitive,
    confidential: ticket.confidential,
    shouldSplit: intake.shouldSplit,
    address: ticket.location,
    text: intake.maskedText,
    supplement: supplementOf(ticket),
    demands: demandsOf(ticket),
    elsewhere: ticket.own?.elsewhere ?? [],
    transfer: urgency === '特急' ? intake.transfer : [],
  }
}

/** What is asked for as it stands now, where intake read it. */
const demandsOf = ({ demands, intake }: Ticket): OrderSource['demands'] =>
  demands.map(({ text }) => {
    const read = intake.demands.find((demand) => demand.text === text)?.source
    return { text, source: read === undefined || read.end <= read.start ? null : read }
  })

/** What people put right or added after intake, as text. */
function supplementOf(ticket: Ticket): string {
  const { title, summary, location, eventTime, district, demands, intake } = ticket
  const elements: Record<string, string | null> = {
    title,
    summary,
    location,
    eventTime,
    district,
    demands: demands.map(({ text }) => text).join('\n'),
  }
  const place = intake.location?.text ?? ''
  return [...ticket.edited.flatMap((name) => elements[name] ?? []), place].join('\n')
}

/** Whom all demands of a ticket that was split name: the split was made for them. Null where it wasn't, or they differ. */
export function leadOfSplit({ own, demands }: Ticket): string | null {
  const named = new Set(demands.map(({ department }) => department))
  return own !== null && named.size === 1 ? [...named][0]! : null
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
