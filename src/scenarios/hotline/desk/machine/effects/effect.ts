import type { CityPack } from '../../../../../city/types.ts'
import type { Actor } from '../../../people.ts'
import type { OrderDraft } from '../../../order/types.ts'
import type { ActionPayloads } from '../../payloads.ts'
import type { TicketAction } from '../../states.ts'
import type { Ticket } from '../../ticket.ts'
import type { LimitContext } from '../limits.ts'

/** What an effect may know beside the ticket and its payload. */
export interface EffectContext extends LimitContext {
  pack: CityPack
  actor: Actor
  reason: string | null
  /** The order as it goes out; ERR_ORDER_UNSAFE when it may not. */
  confirmOrder(ticket: Ticket, choice: ActionPayloads['dispatch']): OrderDraft
}

/** What an action does to a ticket; its state, version and time are set elsewhere. Pure. */
export type Effect<A extends TicketAction> = (
  ticket: Ticket,
  payload: ActionPayloads[A],
  context: EffectContext,
) => Ticket
