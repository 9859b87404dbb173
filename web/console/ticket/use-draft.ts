import { useEffect, useState } from 'react'
import { messageOf } from '../api/client.ts'
import { draftOrder } from '../api/tickets.ts'
import type { Order, OrderChoice, Ticket } from '../api/types.ts'

const DRAFT_PAUSE_MS = 300

/** An order on its way. */
export interface Draft {
  order: Order | null
  drafting: boolean
  draftFailure: string
}

/** The order as it would go out now: drafted anew whenever ticket or choice change. Null asks for none. */
export function useDraft(ticket: Ticket, choice: OrderChoice | null): Draft {
  const [state, setState] = useState<Draft>({ order: null, drafting: false, draftFailure: '' })
  const wanted = choice === null ? '' : JSON.stringify([ticket.id, ticket.version, choice])
  useEffect(() => {
    if (wanted === '') return
    const controller = new AbortController()
    setState((before) => ({ ...before, drafting: true }))
    const [id, , now] = JSON.parse(wanted) as [string, number, OrderChoice]
    const timer = setTimeout(() => {
      draftOrder(id, now, controller.signal).then(
        (order) => setState({ order, drafting: false, draftFailure: '' }),
        (error: unknown) => {
          if (controller.signal.aborted) return
          const draftFailure = messageOf(error, '草稿没有生成')
          setState((before) => ({ ...before, drafting: false, draftFailure }))
        },
      )
    }, DRAFT_PAUSE_MS)
    return () => {
      clearTimeout(timer)
      controller.abort()
    }
  }, [wanted])
  return choice === null ? { ...state, order: ticket.order } : state
}
