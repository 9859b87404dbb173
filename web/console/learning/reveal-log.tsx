import { call, queryOf } from '../api/client.ts'
import type { RevealRecord } from '../api/types.ts'
import { Failure, Mark } from '../parts/marks.tsx'
import { ticketAddress } from '../parts/route.ts'
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
      {data?.items.length === 0 && <p className="quiet">没有人查看过。</p>}
      {data !== null && data.items.length > 0 && (
        <div className="table-frame">
          <table className="tickets">
            <thead>
              <tr>
                <th scope="col">时间</th>
                <th scope="col">谁</th>
                <th scope="col">工单</th>
                <th scope="col">看了什么</th>
                <th scope="col">理由</th>
                <th scope="col">结果</th>
              </tr>
            </thead>
            <tbody>
              {data.items.map((record, i) => (
                <tr key={i}>
                  <td>{shortTime(record.at)}</td>
                  <td>
                    {record.actor.name}
                    <span className="sub">{record.actor.department}</span>
                  </td>
                  <td>
                    <a href={ticketAddress(record.ticket_id)}>{record.ticket_id}</a>
                  </td>
                  <td>{record.fields.map((field) => FIELDS[field] ?? field).join('、')}</td>
                  <td>{record.reason}</td>
                  <td>
                    <Mark tone={record.allowed ? 'plain' : 'bad'}>
                      {record.allowed ? '已查看' : '已拒绝'}
                    </Mark>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  )
}
