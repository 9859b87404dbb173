import { Button } from 'antd'
import { useState } from 'react'
import { similarTo } from '../api/tickets.ts'
import type { TicketDetail } from '../api/types.ts'
import { Failure, Mark, StateMark } from '../parts/marks.tsx'
import { ticketAddress } from '../parts/route.ts'
import { useResource } from '../parts/use-resource.ts'
import { shortTime } from '../parts/words.ts'
import { ActionDialog } from './action-dialog.tsx'
import type { Work } from './use-work.ts'

interface Props {
  detail: TicketDetail
  work: Work
  tell: (what: Promise<unknown>, done: string) => Promise<void>
}

/** Tickets like this one; those told to be the same event can be merged with. */
export function Similar({ detail, work, tell }: Props) {
  const { id, version } = detail.ticket
  const { data, error, reload } = useResource(`${id} ${version}`, (signal) => similarTo(id, signal))
  const [into, setInto] = useState<string | null>(null)
  const merge = detail.actions.find(({ action, blocked }) => action === 'merge' && blocked === null)
  const same = data?.filter(({ same_event }) => same_event) ?? []
  return (
    <section className="panel" aria-labelledby="similar-title">
      <h2 id="similar-title">相似工单</h2>
      {error && <Failure error={error} retry={reload} />}
      {same.length > 0 && (
        <p className="notice notice-warn">疑似同一事件 {same.length} 件，请核对后并单，避免重复派单。</p>
      )}
      {data?.length === 0 && <p className="quiet">没有相似的工单。</p>}
      <ul className="similar">
        {data?.map((other) => (
          <li key={other.id}>
            <a href={ticketAddress(other.id)}>{other.title}</a>
            <span className="sub">
              {other.same_event && <Mark tone="warn">同一事件</Mark>}
              <StateMark state={other.state} />
              {[other.department ?? '未派', other.district, shortTime(other.reported_at)]
                .filter((fact) => fact !== null)
                .map((fact) => (
                  <span key={fact} className="fact">
                    {fact}
                  </span>
                ))}
            </span>
            <span className="quiet">{other.reason}</span>
            {other.same_event && merge && (
              <Button size="small" onClick={() => setInto(other.id)}>
                并入此单
              </Button>
            )}
          </li>
        ))}
      </ul>
      {into !== null && merge && (
        <ActionDialog
          action={merge}
          ticket={detail.ticket}
          initial={{ into }}
          onClose={() => setInto(null)}
          onDo={(body) => tell(work.run('merge', body), `已并入 ${into}`)}
        />
      )}
    </section>
  )
}
