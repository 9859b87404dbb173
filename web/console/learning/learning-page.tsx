import { App, Button } from 'antd'
import { useState } from 'react'
import { call, messageOf, queryOf } from '../api/client.ts'
import type { CaseList, Retraining } from '../api/types.ts'
import { Failure, Mark } from '../parts/marks.tsx'
import { useResource } from '../parts/use-resource.ts'
import { percent, shortTime } from '../parts/words.ts'
import { CaseCard } from './case-card.tsx'
import { QualityPanel } from './quality-panel.tsx'
import { RevealLog } from './reveal-log.tsx'

/** What people's decisions teach, whether it helped, how well each department is served, who looked at what. */
export default function LearningPage() {
  const { message } = App.useApp()
  const cases = useResource('cases', (signal) =>
    call<CaseList>(`/learning/cases${queryOf({ status: 'pending', limit: 50 })}`, { signal }),
  )
  const trainings = useResource('trainings', (signal) =>
    call<{ items: Retraining[] }>('/learning/retrainings', { signal }),
  )
  const [training, setTraining] = useState(false)

  async function review(id: string, accept: boolean, note: string): Promise<void> {
    try {
      const body = { accept, ...(note !== '' && { note }) }
      await call(`/learning/cases/${encodeURIComponent(id)}/review`, { method: 'POST', body })
      void message.success(accept ? '已同意用于学习' : '已标为不采纳')
      cases.reload()
    } catch (error) {
      void message.error(messageOf(error, '没有办成'))
    }
  }
  async function train(): Promise<void> {
    setTraining(true)
    try {
      const { promoted, reason } = await call<Retraining>('/learning/retrainings', {
        method: 'POST',
        body: {},
      })
      void message[promoted ? 'success' : 'warning'](
        `${promoted ? '已启用新模型' : '没有启用'}：${reason}`,
        6,
      )
      trainings.reload()
    } catch (error) {
      void message.error(messageOf(error, '训练没有完成'), 6)
    }
    setTraining(false)
  }

  return (
    <div className="page wide-page">
      <h1>质量与学习</h1>
      <div className="halves">
        <section className="panel" aria-labelledby="cases-title">
          <h2 id="cases-title">待审案例（{cases.data?.total ?? 0}）</h2>
          <p className="quiet">确认、更改和退单形成案例；经审核同意才用于训练，自己的决定由别人审核。</p>
          {cases.error && <Failure error={cases.error} retry={cases.reload} />}
          {cases.data?.items.length === 0 && <p className="quiet">没有待审的案例。</p>}
          {cases.data?.items.map((one) => (
            <CaseCard key={one.id} one={one} review={(accept, note) => void review(one.id, accept, note)} />
          ))}
        </section>
        <section className="panel" aria-labelledby="trainings-title">
          <div className="panel-head">
            <h2 id="trainings-title">训练</h2>
            <Button size="small" type="primary" loading={training} onClick={() => void train()}>
              用已采纳的案例训练
            </Button>
          </div>
          <p className="quiet">在留出的工单上比较前后，不变差才启用。</p>
          {trainings.error && <Failure error={trainings.error} retry={trainings.reload} />}
          <Trainings items={trainings.data?.items ?? []} />
        </section>
      </div>
      <QualityPanel />
      <RevealLog />
    </div>
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
