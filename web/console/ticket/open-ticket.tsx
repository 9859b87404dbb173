import { useState } from 'react'
import type { ActionName, AllowedAction, TicketDetail } from '../api/types.ts'
import { useKeys } from '../parts/keyboard.ts'
import { ActionDialog } from './action-dialog.tsx'
import { ACTION_KEYS } from './action-keys.ts'
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
import { useSteps } from './use-steps.ts'
import { useWork } from './use-work.ts'

interface Props {
  detail: TicketDetail
  onChange: (detail: TicketDetail) => void
}

/** One ticket on one screen: what was said, what it is, who should take it, what goes out. */
export function OpenTicket({ detail, onChange }: Props) {
  const { ticket, actions } = detail
  const work = useWork(detail, onChange)
  const steps = useSteps(detail, work, onChange)
  const [pointed, setPointed] = useState<{ start: number; end: number } | null>(null)
  const [asking, setAsking] = useState<AllowedAction | null>(null)
  const [splitting, setSplitting] = useState(false)
  const may = (name: ActionName): AllowedAction | undefined =>
    actions.find(({ action, blocked }) => action === name && blocked === null)
  const split = may('split')
  const open = work.confirming !== null

  // Where no department is proposed there is a step that is: Ctrl+Enter asks for that one.
  const { status, suggestions } = ticket.advice
  const proposed =
    status === 'not_accepted' ? 'reject' : status === 'abstained' && suggestions.length > 0 ? 'consult' : null
  const other = proposed === null || work.lead !== null ? undefined : may(proposed)
  const confirm = (): void => (other ? setAsking(other) : steps.confirm())
  const pick = (n: number) => (): void => {
    const department = shownOf(ticket.advice)[n]?.department
    if (department && open) work.choose({ department })
  }
  const save = (): void => steps.take(work.save(), '要素已保存')
  useKeys({
    ...Object.fromEntries(
      actions
        .filter(({ blocked }) => blocked === null)
        .map((action) => [ACTION_KEYS[action.action]?.toLowerCase(), () => setAsking(action)]),
    ),
    'Ctrl+Enter': confirm,
    'Ctrl+s': save,
    '1': pick(0),
    '2': pick(1),
    '3': pick(2),
    e: () => document.getElementById('element-title')?.focus(),
    s: () => setSplitting(split !== undefined),
    d: () => document.getElementById('order-demand')?.focus(),
  })

  return (
    <div className="page ticket-page">
      {open && <TransferBar urgency={ticket.urgency} transfer={ticket.intake.transfer} />}
      <TicketHead detail={detail} busy={work.busy} ask={setAsking} />
      {steps.news !== '' && (
        <p className="notice notice-warn" role="status">
          {steps.news}。现在显示的是最新内容。
        </p>
      )}
      {steps.failure !== '' && (
        <p className="failure" role="alert">
          {steps.failure}
        </p>
      )}
      {splitting && (
        <SplitDialog
          demands={work.elements.demands}
          title={ticket.title}
          onClose={() => setSplitting(false)}
          onSplit={(body) => {
            setSplitting(false)
            steps.take(work.run('split', body), `已拆分出 ${body.payload.parts.length} 件新工单`)
          }}
        />
      )}
      {asking && (
        <ActionDialog
          action={asking}
          ticket={ticket}
          onClose={() => setAsking(null)}
          onDo={(body) => steps.tell(work.run(asking.action, body), `${asking.label}：已办`)}
        />
      )}
      <div className="columns">
        <div className="said">
          <Original ticket={ticket} pointed={pointed} asking={open} />
          <LibraryAnswer detail={detail} work={work} tell={steps.tell} />
        </div>
        <div className="around">
          <Similar detail={detail} work={work} tell={steps.tell} />
          <History entries={detail.history} />
        </div>
        <div className="elements-area">
          <Outcome ticket={ticket} />
          <ElementsForm work={work} ticket={ticket} save={save} split={split && (() => setSplitting(true))} />
        </div>
        <div className="dispatch-area">
          <DispatchPanel ticket={ticket} work={work} confirm={confirm} instead={other} onPoint={setPointed} />
        </div>
      </div>
    </div>
  )
}
