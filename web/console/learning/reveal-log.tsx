import { call, queryOf } from '../api/client.ts'
import type { RevealRecord } from '../api/types.ts'
import { Failure, Mark } from '../parts/marks.tsx'
import { ticketAddress } from '../parts/route.ts'
import { Table, type Column } from '../parts/table.tsx'
import { useResource } from '../parts/use-resource.ts'
import { shortTime } from '../parts/words.ts'

const FIELDS: Record<string, string> = { text: '原文', reporter: '诉求人' }

/** Every look at personal data, the refused ones too. */
export function RevealLog() {
  const { data, error, reload } = useResource('reveals', (signal) =>
    call<{ items: RevealRecord[] }>(`/audit/reveals${queryOf({ limit: 100 })}`, { signal }),
  )
  return (
    <section className="panel" aria-labelledby="reveals-title">
      <h2 id="reveals-title">个人信息查看记录</h2>
      {error && <Failure error={error} retry={reload} />}
      <Table
        caption="谁、何时、为什么查看了个人信息"
        captionHidden
        columns={COLUMNS}
        rows={data?.items ?? []}
        keyOf={({ at, ticket_id, actor }) => `${at} ${ticket_id} ${actor.id}`}
        empty={data ? '没有人查看过' : undefined}
      />
    </section>
  )
}

const COLUMNS: Column<RevealRecord>[] = [
  { head: '时间', cell: ({ at }) => shortTime(at), kind: 'time' },
  {
    head: '谁',
    cell: ({ actor }) => (
      <>
        {actor.name}
        <span className="sub">{actor.department}</span>
      </>
    ),
  },
  { head: '工单', cell: ({ ticket_id }) => <a href={ticketAddress(ticket_id)}>{ticket_id}</a> },
  { head: '看了什么', cell: ({ fields }) => fields.map((field) => FIELDS[field] ?? field).join('、') },
  { head: '理由', cell: ({ reason }) => reason },
  {
    head: '结果',
    cell: ({ allowed }) => <Mark tone={allowed ? 'plain' : 'bad'}>{allowed ? '已查看' : '已拒绝'}</Mark>,
  },
]
