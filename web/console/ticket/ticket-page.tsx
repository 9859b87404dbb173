import { useEffect } from 'react'
import { getTicket } from '../api/tickets.ts'
import { useKeys } from '../parts/keyboard.ts'
import { Failure } from '../parts/marks.tsx'
import { goTo, ticketAddress } from '../parts/route.ts'
import { useTitle } from '../parts/title.ts'
import { useResource } from '../parts/use-resource.ts'
import { neighbourOf, rememberTicket } from '../queue/last-queue.ts'
import { OpenTicket } from './open-ticket.tsx'

/** The page of one ticket, and the way to its neighbours in the queue. */
export function TicketPage({ id }: { id: string }) {
  const resource = useResource(id, (signal) => getTicket(id, signal))
  const move = (step: 1 | -1) => (): void => {
    const next = neighbourOf(id, step)
    goTo(next === null ? '#/queue' : ticketAddress(next))
  }
  useKeys({ Escape: () => goTo('#/queue'), j: move(1), k: move(-1) })
  useEffect(() => rememberTicket(id), [id])
  useTitle(`${id} ${resource.data?.ticket.title ?? ''}`)
  if (resource.data !== null) return <OpenTicket detail={resource.data} onChange={resource.replace} />
  return (
    <div className="page">
      <a href="#/queue">← 队列</a>
      {resource.error ? (
        <Failure error={resource.error} retry={resource.reload} />
      ) : (
        <p role="status">载入中…</p>
      )}
    </div>
  )
}
