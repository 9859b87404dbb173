import { App, Button } from 'antd'
import { useState } from 'react'
import { call, messageOf } from '../api/client.ts'
import type { Retraining } from '../api/types.ts'
import { Failure, Mark } from '../parts/marks.tsx'
import { useResource } from '../parts/use-resource.ts'
import { percent, shortTime } from '../parts/words.ts'

/** Trains with the accepted cases, and tells what trainings came to. */
export function Training() {
  const { message } = App.useApp()
  const trainings = useResource('trainings', (signal) =>
    call<{ items: Retraining[] }>('/learning/retrainings', { signal }),
  )
  const [busy, setBusy] = useState(false)

  async function train(): Promise<void> {
    setBusy(true)
    try {
      const options = { method: 'POST', body: {} } as const
      const { promoted, reason } = await call<Retraining>('/learning/retrainings', options)
      const outcome = promoted ? '已启用新模型' : '没有启用'
      void message[promoted ? 'success' : 'warning'](`${outcome}：${reason}`, 6)
      trainings.reload()
    } catch (error) {
      void message.error(messageOf(error, '训练没有完成'), 6)
    }
    setBusy(false)
  }

  return (
    <section className="panel" aria-labelledby="trainings-title">
      <div className="panel-head">
        <h2 id="trainings-title">训练</h2>
        <Button size="small" type="primary" loading={busy} onClick={() => void train()}>
          用已采纳的案例训练
        </Button>
      </div>
      <p className="quiet">在留出的工单上比较前后，不变差才启用。</p>
      {trainings.error && <Failure error={trainings.error} retry={trainings.reload} />}
      <Trainings items={trainings.data?.items ?? []} />
    </section>
  )
}

function Trainings({ items }: { items: readonly Retraining[] }) {
  if (items.length === 0) return <p className="quiet">还没有训练过。</p>
  return (
    <div className="table-frame">
      <table className="tickets">
        <thead>
          <tr>
            <th scope="col">时间</th>
            <th scope="col">案例 / 留出</th>
            <th scope="col">首选正确 前→后</th>
            <th scope="col">前三包含 前→后</th>
            <th scope="col">结果</th>
          </tr>
        </thead>
        <tbody>
          {items.map(({ id, started_at, started_by, cases, held_out, before, after, promoted, reason }) => (
            <tr key={id}>
              <td>
                {shortTime(started_at)}
                <span className="sub">{started_by}</span>
              </td>
              <td>
                {cases} / {held_out}
              </td>
              <td>
                {percent(before.top1, 1)} → {percent(after.top1, 1)}
              </td>
              <td>
                {percent(before.top3, 1)} → {percent(after.top3, 1)}
              </td>
              <td>
                <Mark tone={promoted ? 'good' : 'warn'}>{promoted ? '已启用' : '未启用'}</Mark>
                <span className="sub">{reason}</span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
