import { App, Button } from 'antd'
import { useState } from 'react'
import { call, messageOf } from '../api/client.ts'
import type { Retraining } from '../api/types.ts'
import { Failure, Mark } from '../parts/marks.tsx'
import { Table, type Column } from '../parts/table.tsx'
import { useResource } from '../parts/use-resource.ts'
import { percent, shortTime } from '../parts/words.ts'

/** Trains with the accepted cases, and tells what trainings came to. */
export function Training() {
  const { message } = App.useApp()
  const trainings = useResource('trainings', (signal) =>
    call<{ items: Retraining[] }>('/learning/retrainings', { signal }),
  )
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState('')

  async function train(): Promise<void> {
    setBusy(true)
    setFailure('')
    try {
      const options = { method: 'POST', body: {} } as const
      const { promoted, reason } = await call<Retraining>('/learning/retrainings', options)
      const outcome = promoted ? '已启用新模型' : '没有启用'
      void message[promoted ? 'success' : 'warning'](`${outcome}：${reason}`, 6)
      trainings.reload()
    } catch (error) {
      setFailure(messageOf(error, '训练没有完成'))
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
      {failure !== '' && (
        <p className="failure" role="alert">
          {failure}
        </p>
      )}
      <Table
        caption="训练记录"
        captionHidden
        columns={COLUMNS}
        rows={trainings.data?.items ?? []}
        keyOf={({ id }) => id}
        empty={trainings.data ? '还没有训练过' : undefined}
      />
    </section>
  )
}

const COLUMNS: Column<Retraining>[] = [
  {
    head: '时间',
    kind: 'time',
    cell: ({ started_at, started_by }) => (
      <>
        {shortTime(started_at)}
        <span className="sub">{started_by}</span>
      </>
    ),
  },
  { head: '案例 / 留出', cell: ({ cases, held_out }) => `${cases} / ${held_out}`, kind: 'number' },
  {
    head: '首选正确 前→后',
    cell: ({ before, after }) => `${percent(before.top1, 1)} → ${percent(after.top1, 1)}`,
    kind: 'number',
  },
  {
    head: '前三包含 前→后',
    cell: ({ before, after }) => `${percent(before.top3, 1)} → ${percent(after.top3, 1)}`,
    kind: 'number',
  },
  {
    head: '结果',
    cell: ({ promoted, reason }) => (
      <>
        <Mark tone={promoted ? 'good' : 'warn'}>{promoted ? '已启用' : '未启用'}</Mark>
        <span className="sub">{reason}</span>
      </>
    ),
  },
]
