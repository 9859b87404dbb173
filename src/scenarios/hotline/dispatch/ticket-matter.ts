import type { CityPack } from '../../../city/index.ts'
import { maskSpans } from '../../../guardrails/pii/index.ts'
import { findTicketPii } from '../intake/index.ts'
import type { PastTicket } from '../types.ts'
import { slotNameIn, type Matter } from './matters.ts'

/** Source of what past tickets say. */
export const TICKETS = '历史工单'

/** A past ticket as a matter: its text without personal data and places, and who really took it. */
export function matterOfTicket(
  { id, text, department }: PastTicket,
  home: CityPack,
  bare: (text: string) => string,
): Matter {
  const masked = maskSpans(text, findTicketPii(text, home))
  return {
    kind: 'ticket',
    text: bare(masked),
    owners: [{ name: slotNameIn(home.departments, department), share: 1 }],
    source: TICKETS,
    path: id,
    quote: masked,
  }
}
