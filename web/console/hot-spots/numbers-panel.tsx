import type { Statistics } from '../api/types.ts'
import { Chart } from '../parts/chart.tsx'
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
        <DayChart days={numbers.by_day} />
        <Bars label="分类前十" rows={categories} />
        <Bars label="区划分布" rows={districts} />
      </div>
      <DepartmentTable rows={numbers.by_department} />
    </>
  )
}

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

const DepartmentTable = ({ rows }: { rows: Statistics['by_department'] }) => (
  <div className="table-frame">
    <table className="tickets">
      <caption>各单位</caption>
      <thead>
        <tr>
          <th scope="col">单位</th>
          <th scope="col">在办</th>
          <th scope="col">办结</th>
          <th scope="col">超期</th>
          <th scope="col">退单</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.department}>
            <th scope="row">{row.department}</th>
            <td>{row.open}</td>
            <td>{row.closed}</td>
            <td>{row.overdue}</td>
            <td>{row.returned}</td>
          </tr>
        ))}
      </tbody>
    </table>
  </div>
)

/** Lying bars, the longest on top. */
const Bars = ({ label, rows }: { label: string; rows: readonly (readonly [string, number])[] }) => (
  <Chart
    label={`${label}：${rows.map(([name, count]) => `${name} ${count}`).join('；')}`}
    option={{
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
