import { useRef, useState } from 'react'
import { getTicket } from '../api/tickets.ts'
import type { TicketDetail } from '../api/types.ts'
import { useInterval } from '../parts/use-resource.ts'

const LOOK_MS = 20_000

/** What other people do with a ticket that is open here. */
export interface Others {
  /** What somebody else just did; empty when nobody did. */
  news: string
  /** It was read. */
  forget(): void
  /** Reads the ticket now; true when somebody else had changed it. */
  look(): Promise<boolean>
}

/** Looks again and again whether the ticket is still as shown; shows it as it is, and says who changed what. */
export function useOthers(
  detail: TicketDetail,
  onChange: (detail: TicketDetail) => void,
  busy: boolean,
): Others {
  const [news, setNews] = useState('')
  const shown = useRef(detail)
  shown.current = detail
  const look = async (): Promise<boolean> => {
    const next = await getTicket(detail.ticket.id)
    const { version } = shown.current.ticket
    if (next.ticket.version <= version) return false
    const done = next.history.filter((entry) => entry.version > version)
    setNews(done.map(({ actor, label }) => `${actor.name}刚刚办理了“${label}”`).join('；'))
    onChange(next)
    return true
  }
  // A look that fails is no news: the next step would tell.
  useInterval(() => void (busy || look().catch(() => false)), LOOK_MS)
  return { news, forget: () => setNews(''), look }
}
