import type { Static } from 'typebox'
import { TICKET_STATES } from '../scenarios/hotline/desk/states.ts'
import type { TicketQuery } from '../scenarios/hotline/desk/types.ts'
import { TICKET_TYPES, URGENCIES } from '../scenarios/hotline/types.ts'
import { HuidaError } from '../shared/errors.ts'
import type { TicketFilter, TicketListQuery } from './schemas/desk.ts'

type Filter = Static<typeof TicketFilter> & Pick<Static<typeof TicketListQuery>, 'offset' | 'limit'>

/** A query string as the desk's query. ERR_INPUT_INVALID names a word that no list knows. */
export function ticketQueryOf({ state, type, urgency, text, ...rest }: Filter): TicketQuery {
  const words = text?.trim()
  return {
    ...rest,
    ...(words && { text: words }),
    ...(state !== undefined && { state: listOf('state', state, TICKET_STATES) }),
    ...(type !== undefined && { type: listOf('type', type, TICKET_TYPES) }),
    ...(urgency !== undefined && { urgency: listOf('urgency', urgency, URGENCIES) }),
  }
}

function listOf<const T extends string>(field: string, text: string, known: readonly T[]): T[] {
  const isKnown = (word: string): word is T => (known as readonly string[]).includes(word)
  const words = text.split(',').map((word) => word.trim())
  const unknown = words.find((word) => !isKnown(word))
  if (unknown !== undefined) throw new HuidaError('ERR_INPUT_INVALID', `${field} 只能是 ${known.join('、')}`)
  return words.filter(isKnown)
}
