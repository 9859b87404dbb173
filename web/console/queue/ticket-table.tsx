import type { TicketRow } from '../api/types.ts'
import { Clock } from '../parts/clock.tsx'
import { Mark, StateMark, UrgencyMark } from '../parts/marks.tsx'
import { ticketAddress } from '../parts/route.ts'
import { Table, type Column } from '../parts/table.tsx'
import { shortTime, sureness } from '../parts/words.ts'

interface Props {
  items: TicketRow[]
  /** Number of the ticket that the keyboard is at. */
  at: string
  loaded: boolean
}

/** The queue as a table; one row is the current one, for the keyboard. */
export const TicketTable = ({ items, at, loaded }: Props) => (
  <Table
    caption="工单；J、K 移动，回车打开"
    captionHidden
    columns={COLUMNS}
    rows={items}
    keyOf={({ id }) => id}
    empty={loaded ? '没有符合条件的工单' : undefined}
    current={at}
  />
)

const COLUMNS: Column<TicketRow>[] = [
  { head: '紧急程度', cell: ({ urgency }) => <UrgencyMark urgency={urgency} /> },
  { head: '标题', cell: titleOf, kind: 'title' },
  {
    head: '类型和分类',
    cell: ({ type, category }) => (
      <>
        {type}
        <span className="sub" title={category.join(' › ')}>
          {category.at(-1) ?? '未分类'}
        </span>
      </>
    ),
  },
  { head: '区划', cell: ({ district }) => district ?? '—' },
  { head: '状态', cell: ({ state }) => <StateMark state={state} /> },
  { head: '主办单位', cell: leadOf },
  {
    head: '时限',
    cell: ({ next_due, warning }) =>
      next_due ? <Clock name={next_due.name} dueAt={next_due.due_at} soon={warning === 'soon'} /> : '—',
  },
  {
    head: '反映时间',
    kind: 'time',
    cell: ({ reported_at, channel }) => (
      <>
        {shortTime(reported_at)}
        <span className="sub">{channel}</span>
      </>
    ),
  },
]

function titleOf({ id, title, sensitive, confidential, supervised }: TicketRow) {
  return (
    <>
      <a href={ticketAddress(id)}>{title}</a>
      <span className="sub">
        {id}
        {sensitive !== null && (
          <Mark tone="bad" title={sensitive}>
            敏感
          </Mark>
        )}
        {confidential && <Mark tone="warn">保密</Mark>}
        {supervised && <Mark tone="bad">督办</Mark>}
      </span>
    </>
  )
}

function leadOf({ assignment, suggestion, advice_status }: TicketRow) {
  if (assignment !== null) return assignment.lead
  if (advice_status === 'not_accepted') return <span className="sub">建议不予受理</span>
  if (suggestion === null) return '—'
  return (
    <>
      {suggestion.department}
      <span className="sub">
        {advice_status === 'abstained'
          ? '把握不足，宜会商'
          : `AI建议，把握 ${sureness(suggestion.confidence)}`}
      </span>
    </>
  )
}
