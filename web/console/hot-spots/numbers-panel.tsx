import type { ReactNode } from 'react'
import type { Statistics } from '../api/types.ts'
import { Chart } from '../parts/chart.tsx'
import { Table, type Column } from '../parts/table.tsx'
import { percent } from '../parts/words.ts'

/** The numbers of a range: figures first, then by day, by category and district, and a table by department. */
export function NumbersPanel({ numbers }: { numbers: Statistics }) {
  const figures: [string, string | number][] = [
    ['受理', numbers.received],
    ['在办', numbers.open],
    ['办结', numbers.closed],
    ['即将到期', numbers.soon],
    ['超期', numbers.overdue],
    ['按时办结率', percent(numbers.on_time_rate, 1)],
    ['满意率', percent(numbers.satisfaction_rate, 1)],
    ['退单率', percent(numbers.return_rate, 1)],
  ]
  const categories = numbers.by_category.slice(0, 10).map(({ category, count }) => [category, count] as const)
  const districts = numbers.by_district.slice(0, 10).map(({ district, count }) => [district, count] as const)
  return (
    <>
      <dl className="figures">
        {figures.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <div className="thirds">
        <Drawn title="每日受理和办结（件）">
          <DayChart days={numbers.by_day} />
        </Drawn>
        <Drawn title="分类前十（件）">
          <Bars label="分类前十" rows={categories} />
        </Drawn>
        <Drawn title="区划分布（件）">
          <Bars label="区划分布" rows={districts} />
        </Drawn>
      </div>
      <Table
        caption="各单位（件）"
        columns={DEPARTMENT_COLUMNS}
        rows={numbers.by_department}
        keyOf={({ department }) => department}
        empty="这段时间没有派出工单"
      />
    </>
  )
}

const Drawn = ({ title, children }: { title: string; children: ReactNode }) => (
  <section>
    <h3>{title}</h3>
    {children}
  </section>
)

const DayChart = ({ days }: { days: Statistics['by_day'] }) => (
  <Chart
    label={`每日受理和办结：${days.map(({ day, received, closed }) => `${day} 受理${received} 办结${closed}`).join('；')}`}
    option={{
      xAxis: { type: 'category', data: days.map(({ day }) => day.slice(5)) },
      yAxis: { type: 'value', minInterval: 1 },
      series: [
        {
          name: '受理',
          type: 'bar',
          barMaxWidth: 28,
          data: days.map(({ received }) => received),
        },
        { name: '办结', type: 'line', data: days.map(({ closed }) => closed) },
      ],
    }}
  />
)

type DepartmentRow = Statistics['by_department'][number]

const DEPARTMENT_COLUMNS: Column<DepartmentRow>[] = [
  { head: '单位', cell: ({ department }) => department, names: true },
  { head: '在办', cell: ({ open }) => open, kind: 'number' },
  { head: '办结', cell: ({ closed }) => closed, kind: 'number' },
  { head: '超期', cell: ({ overdue }) => overdue, kind: 'number' },
  { head: '退单', cell: ({ returned }) => returned, kind: 'number' },
]

/** Lying bars, the longest on top. */
const Bars = ({ label, rows }: { label: string; rows: readonly (readonly [string, number])[] }) => (
  <Chart
    label={`${label}：${rows.map(([name, count]) => `${name} ${count}`).join('；')}`}
    option={{
      legend: { show: false },
      grid: { left: 8, right: 32, top: 8, bottom: 8, containLabel: true },
      xAxis: { type: 'value', minInterval: 1 },
      yAxis: { type: 'category', inverse: true, data: rows.map(([name]) => name) },
      series: [
        {
          name: label,
          type: 'bar',
          barMaxWidth: 28,
          data: rows.map(([, count]) => count),
          label: { show: true, position: 'right' },
        },
      ],
    }}
  />
)
