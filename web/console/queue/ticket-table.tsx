import { useEffect, useRef } from 'react'
import type { TicketRow } from '../api/types.ts'
import { Clock } from '../parts/clock.tsx'
import { Mark, StateMark, UrgencyMark } from '../parts/marks.tsx'
import { ticketAddress } from '../parts/route.ts'
import { percent, shortTime } from '../parts/words.ts'

/** The queue as a table; one row is the current one, for the keyboard. */
export function TicketTable({ items, at, empty }: { items: TicketRow[]; at: number; empty: boolean }) {
  return (
    <div className="table-frame">
      <table className="tickets">
        <caption className="hidden">工单，最先到期的在前；J、K 移动，回车打开</caption>
        <thead>
          <tr>
            <th scope="col">紧急</th>
            <th scope="col">标题</th>
            <th scope="col">类型和分类</th>
            <th scope="col">区划</th>
            <th scope="col">状态</th>
            <th scope="col">主办单位</th>
            <th scope="col">时限</th>
            <th scope="col">来电</th>
          </tr>
        </thead>
        <tbody>
          {items.map((row, i) => (
            <Row key={row.id} row={row} current={i === at} />
          ))}
          {items.length === 0 && empty && (
            <tr>
              <td colSpan={8} className="none">
                没有符合条件的工单
              </td>
            </tr>
          )}
        </tbody>
      </table>
    </div>
  )
}

function Row({ row, current }: { row: TicketRow; current: boolean }) {
  const place = useRef<HTMLTableRowElement>(null)
  useEffect(() => {
    if (current) place.current?.scrollIntoView({ block: 'nearest' })
  }, [current])
  return (
    <tr ref={place} className={current ? 'current' : undefined} aria-current={current ? 'true' : undefined}>
      <td>
        <UrgencyMark urgency={row.urgency} />
      </td>
      <td className="title">
        <a href={ticketAddress(row.id)}>{row.title}</a>
        <span className="sub">
          {row.id}
          {row.sensitive !== null && <Mark tone="bad">敏感</Mark>}
          {row.confidential && <Mark tone="warn">保密</Mark>}
          {row.supervised && <Mark tone="bad">督办</Mark>}
        </span>
      </td>
      <td>
        {row.type}
        <span className="sub">{row.category.at(-1) ?? '未分类'}</span>
      </td>
      <td>{row.district ?? '—'}</td>
      <td>
        <StateMark state={row.state} />
      </td>
      <td>{leadOf(row)}</td>
      <td>
        {row.next_due ? (
          <Clock name={row.next_due.name} dueAt={row.next_due.due_at} soon={row.warning === 'soon'} />
        ) : (
          '—'
        )}
      </td>
      <td className="time">
        {shortTime(row.reported_at)}
        <span className="sub">{row.channel}</span>
      </td>
    </tr>
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
        {advice_status === 'abstained' ? '把握不足，宜会商' : `AI建议 ${percent(suggestion.confidence)}`}
      </span>
    </>
  )
}
