import { useState } from 'react'
import { call, queryOf } from '../api/client.ts'
import type { Drift, Quality } from '../api/types.ts'
import { Chart } from '../parts/chart.tsx'
import { lastDays } from '../parts/days.ts'
import { Failure, Mark } from '../parts/marks.tsx'
import { Table, type Column } from '../parts/table.tsx'
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
        <Table
          caption="首选：系统首选该部门的件数；确认：其中坐席照此派出的"
          columns={COLUMNS}
          rows={items}
          keyOf={({ department }) => department}
          empty={quality.data ? '这段时间没有派单' : undefined}
        />
        {items.length > 0 && <QualityChart items={items.slice(0, MOST_BARS)} />}
      </div>
    </section>
  )
}

const COLUMNS: Column<Quality>[] = [
  { head: '部门', cell: ({ department }) => department, names: true },
  { head: '首选 / 确认', cell: ({ suggested, confirmed }) => `${suggested} / ${confirmed}`, kind: 'number' },
  { head: '确认率', cell: (row) => percent(row.confirm_rate), kind: 'number' },
  { head: '派出 / 退单', cell: ({ dispatched, returned }) => `${dispatched} / ${returned}`, kind: 'number' },
  { head: '退单率', cell: (row) => percent(row.return_rate), kind: 'number' },
]

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
      {psi !== null && `（偏移指数 ${psi.toFixed(2)}）`}
    </Mark>
  )
}
