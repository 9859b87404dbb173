import { useState } from 'react'
import { call, queryOf } from '../api/client.ts'
import type { Drift, Quality } from '../api/types.ts'
import { Chart } from '../parts/chart.tsx'
import { lastDays } from '../parts/days.ts'
import { Failure, Mark } from '../parts/marks.tsx'
import { useResource } from '../parts/use-resource.ts'
import { percent } from '../parts/words.ts'

const RANGES = [30, 90, 365]
const MOST_BARS = 12
const LEVELS = {
  stable: ['稳定', 'good'],
  watch: ['留意', 'warn'],
  drifted: ['已漂移，宜重新训练', 'bad'],
  few: ['工单太少，不下结论', 'plain'],
} as const

/** How suggestions fared for each department, and how far today's tickets are from those the ranker learnt from. */
export function QualityPanel() {
  const [days, setDays] = useState(90)
  const range = queryOf(lastDays(days))
  const quality = useResource(`quality ${days}`, (signal) =>
    call<{ items: Quality[] }>(`/insights/quality${range}`, { signal }),
  )
  const drift = useResource(`drift ${days}`, (signal) => call<Drift>(`/insights/drift${range}`, { signal }))
  const items = quality.data?.items ?? []
  return (
    <section className="panel" aria-labelledby="quality-title">
      <div className="panel-head">
        <h2 id="quality-title">各部门的建议质量</h2>
        {RANGES.map((count) => (
          <button key={count} type="button" aria-pressed={count === days} onClick={() => setDays(count)}>
            近 {count} 天
          </button>
        ))}
      </div>
      {quality.error && <Failure error={quality.error} retry={quality.reload} />}
      {drift.error && <Failure error={drift.error} retry={drift.reload} />}
      {drift.data && (
        <p>
          与训练数据相比（{drift.data.n} 件）：部门分布 <Level part={drift.data.departments} />
          ，分类分布 <Level part={drift.data.categories} />
        </p>
      )}
      <div className="halves">
        <QualityTable items={items} />
        {items.length > 0 && <QualityChart items={items.slice(0, MOST_BARS)} />}
      </div>
    </section>
  )
}

function QualityTable({ items }: { items: readonly Quality[] }) {
  return (
    <div className="table-frame">
      <table className="tickets">
        <thead>
          <tr>
            <th scope="col">部门</th>
            <th scope="col">首选 / 确认</th>
            <th scope="col">确认率</th>
            <th scope="col">派出 / 退单</th>
            <th scope="col">退单率</th>
          </tr>
        </thead>
        <tbody>
          {items.map((row) => (
            <tr key={row.department}>
              <th scope="row">{row.department}</th>
              <td>
                {row.suggested} / {row.confirmed}
              </td>
              <td>{percent(row.confirm_rate)}</td>
              <td>
                {row.dispatched} / {row.returned}
              </td>
              <td>{percent(row.return_rate)}</td>
            </tr>
          ))}
          {items.length === 0 && (
            <tr>
              <td colSpan={5} className="none">
                这段时间没有派单
              </td>
            </tr>
          )}
        </tbody>
      </table>
    </div>
  )
}

/** Departments side by side, those with most tickets first. */
const QualityChart = ({ items }: { items: readonly Quality[] }) => (
  <Chart
    label="派出最多的部门：派出和退单，数字见左表"
    height={Math.max(160, items.length * 34 + 60)}
    option={{
      xAxis: { type: 'value', minInterval: 1 },
      yAxis: {
        type: 'category',
        inverse: true,
        data: items.map(({ department }) => department),
      },
      series: [
        {
          name: '派出',
          type: 'bar',
          barMaxWidth: 28,
          data: items.map(({ dispatched }) => dispatched),
        },
        {
          name: '退单',
          type: 'bar',
          barMaxWidth: 28,
          data: items.map(({ returned }) => returned),
        },
      ],
    }}
  />
)

function Level({ part: { level, psi } }: { part: Drift['departments'] }) {
  const [words, tone] = LEVELS[level]
  return (
    <Mark tone={tone}>
      {words}
      {psi !== null && `（PSI ${psi.toFixed(2)}）`}
    </Mark>
  )
}
