import { Button } from 'antd'
import type { AllowedAction, TicketDetail } from '../api/types.ts'
import { Clock } from '../parts/clock.tsx'
import { ticketAddress } from '../parts/route.ts'
import { Mark, StateMark, UrgencyMark } from '../parts/marks.tsx'
import { ACTION_KEYS } from './action-keys.ts'

/** Done elsewhere on the page: editing in the form, sending out with the order. */
const ELSEWHERE = new Set(['edit', 'split', 'accept', 'dispatch', 'redispatch', 'decide'])

interface Props {
  detail: TicketDetail
  busy: boolean
  /** Opens the dialog of a step. */
  ask: (action: AllowedAction) => void
}

/** What a ticket is at a glance, its clocks, and what can be done with it. */
export function TicketHead({ detail: { ticket, actions }, busy, ask }: Props) {
  const running = ticket.clocks.filter(({ done_at }) => done_at === null)
  return (
    <header className="ticket-head">
      <div className="facts">
        <a href="#/queue" aria-keyshortcuts="Escape">
          ← 队列
        </a>
        <h1>{ticket.title}</h1>
        <span className="number">{ticket.id}</span>
        <StateMark state={ticket.state} />
        <UrgencyMark urgency={ticket.urgency} />
        {ticket.sensitive !== null && (
          <Mark tone="bad" title={ticket.sensitive}>
            敏感：{ticket.sensitive}
          </Mark>
        )}
        {ticket.confidential && <Mark tone="warn">举报人保密</Mark>}
        {ticket.supervised && <Mark tone="bad">已督办</Mark>}
        {ticket.assignment && <Mark tone="brand">主办：{ticket.assignment.lead}</Mark>}
        {ticket.split_from !== null && (
          <a href={ticketAddress(ticket.split_from)}>拆分自 {ticket.split_from}</a>
        )}
        {ticket.split_into.map((part) => (
          <a key={part} href={ticketAddress(part)}>
            拆分出 {part}
          </a>
        ))}
        {running.map(({ name, due_at, warn_at }) => (
          <Clock key={name} name={name} dueAt={due_at} warnAt={warn_at} />
        ))}
      </div>
      <Actions actions={actions.filter(({ action }) => !ELSEWHERE.has(action))} busy={busy} ask={ask} />
    </header>
  )
}

/** A button for each step, and below them why some can't be taken. */
function Actions({ actions, busy, ask }: Omit<Props, 'detail'> & { actions: readonly AllowedAction[] }) {
  const blocked = actions.filter((action) => action.blocked !== null)
  return (
    <>
      <div className="actions" role="group" aria-label="办理">
        {actions.map((action) => (
          <Button
            key={action.action}
            size="small"
            disabled={action.blocked !== null || busy}
            aria-keyshortcuts={ACTION_KEYS[action.action]?.toLowerCase()}
            onClick={() => ask(action)}
          >
            {action.label}
            {ACTION_KEYS[action.action] && <kbd aria-hidden="true">{ACTION_KEYS[action.action]}</kbd>}
          </Button>
        ))}
      </div>
      {blocked.length > 0 && (
        <p className="quiet">{blocked.map((action) => `${action.label}：${action.blocked}`).join('；')}</p>
      )}
    </>
  )
}
