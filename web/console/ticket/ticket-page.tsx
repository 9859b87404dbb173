import { App } from 'antd'
import { useState } from 'react'
import { messageOf } from '../api/client.ts'
import { getTicket } from '../api/tickets.ts'
import type { TicketDetail } from '../api/types.ts'
import { useKeys } from '../parts/keyboard.ts'
import { Failure } from '../parts/marks.tsx'
import { goTo, ticketAddress } from '../parts/route.ts'
import { useResource } from '../parts/use-resource.ts'
import { neighbourOf } from '../queue/last-queue.ts'
import { shownOf, TransferBar } from './advice.tsx'
import { DispatchPanel } from './dispatch-panel.tsx'
import { ElementsForm } from './elements-form.tsx'
import { History } from './history.tsx'
import { LibraryAnswer } from './library-answer.tsx'
import { Original } from './original.tsx'
import { Outcome } from './outcome.tsx'
import { Similar } from './similar.tsx'
import { SplitDialog } from './split-dialog.tsx'
import { TicketHead } from './ticket-head.tsx'
import { useWork } from './use-work.ts'

/** One ticket on one screen: what was said, what it is, who should take it, what goes out. */
export function TicketPage({ id }: { id: string }) {
  const resource = useResource(id, (signal) => getTicket(id, signal))
  const move = (step: 1 | -1) => (): void => {
    const next = neighbourOf(id, step)
    goTo(next === null ? '#/queue' : ticketAddress(next))
  }
  useKeys({ Escape: () => goTo('#/queue'), j: move(1), k: move(-1) })
  if (resource.data === null) {
    return resource.error ? (
      <Failure error={resource.error} retry={resource.reload} />
    ) : (
      <p className="page">载入中…</p>
    )
  }
  return <OpenTicket detail={resource.data} onChange={resource.replace} reload={resource.reload} />
}

interface Props {
  detail: TicketDetail
  onChange: (detail: TicketDetail) => void
  reload: () => void
}

function OpenTicket({ detail, onChange, reload }: Props) {
  const { message } = App.useApp()
  const { ticket } = detail
  const work = useWork(detail, onChange)
  const [pointed, setPointed] = useState<{ start: number; end: number } | null>(null)
  const split = detail.actions.find(({ action, blocked }) => action === 'split' && blocked === null)
  const [splitting, setSplitting] = useState(false)
  const editable = detail.actions.some(({ action }) => action === 'edit')

  /** Says what went wrong; a ticket that somebody else changed is read again. */
  const told = (what: Promise<unknown>, done: string): void => {
    what.then(
      (result) => result !== null && void message.success(done),
      (error: unknown) => {
        const { code } = error as { code?: string }
        if (code === 'ERR_STORE_CONFLICT' || code === 'ERR_TICKET_STATE') reload()
        void message.error(messageOf(error, '没有办成'), 6)
      },
    )
  }
  const confirm = (): void => {
    if (work.busy || work.confirming === null) return
    const department = work.choice.department ?? work.order?.lead
    if (!department) return void message.warning('请先选定主办单位')
    if (work.confirming.needs_reason && work.reason.trim() === '') {
      document.getElementById('confirm-reason')?.focus()
      return void message.warning('请写明理由')
    }
    told(work.confirm(), `已派给${department}`)
  }
  const pick = (n: number) => (): void => {
    const department = shownOf(ticket.advice)[n]?.department
    if (department && work.confirming) work.choose({ department })
  }
  useKeys({
    'Ctrl+Enter': confirm,
    'Ctrl+s': () => told(work.save(), '要素已保存'),
    '1': pick(0),
    '2': pick(1),
    '3': pick(2),
    e: () => document.getElementById('element-title')?.focus(),
    s: () => setSplitting(split !== undefined),
    d: () => document.getElementById('order-demand')?.focus(),
  })

  return (
    <div className="page ticket-page">
      <TransferBar urgency={ticket.urgency} transfer={ticket.intake.transfer} />
      <TicketHead detail={detail} work={work} told={told} />
      {splitting && (
        <SplitDialog
          demands={work.elements.demands}
          title={ticket.title}
          onClose={() => setSplitting(false)}
          onSplit={(body) => {
            setSplitting(false)
            told(work.run('split', body), `已拆分出 ${body.payload.parts.length} 件新工单`)
          }}
        />
      )}
      <div className="columns">
        <div className="said">
          <Original ticket={ticket} pointed={pointed} />
          <LibraryAnswer detail={detail} work={work} told={told} />
        </div>
        <div className="around">
          <Similar detail={detail} work={work} told={told} />
          <History entries={detail.history} />
        </div>
        <div className="elements-area">
          <ElementsForm
            work={work}
            ticket={ticket}
            editable={editable}
            save={() => told(work.save(), '要素已保存')}
            split={split && (() => setSplitting(true))}
          />
          <Outcome ticket={ticket} />
        </div>
        <div className="dispatch-area">
          <DispatchPanel ticket={ticket} work={work} confirm={confirm} onPoint={setPointed} />
        </div>
      </div>
    </div>
  )
}
