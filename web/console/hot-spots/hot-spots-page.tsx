import { Button } from 'antd'
import { useState } from 'react'
import { call, queryOf } from '../api/client.ts'
import type { HotSpotReport, Statistics } from '../api/types.ts'
import { dayBack, lastDays } from '../parts/days.ts'
import { Failure, Mark } from '../parts/marks.tsx'
import { ticketAddress } from '../parts/route.ts'
import { useTitle } from '../parts/title.ts'
import { useResource } from '../parts/use-resource.ts'
import { shortTime } from '../parts/words.ts'
import { NumbersPanel } from './numbers-panel.tsx'

const RANGES = [7, 30, 90]

/** Events that people keep reporting, where reports grow, and the numbers of the desk. */
export default function HotSpotsPage() {
  useTitle('未诉先办')
  const [day, setDay] = useState(dayBack(0))
  const [days, setDays] = useState(30)
  const report = useResource(`hot ${day}`, (signal) =>
    call<HotSpotReport>(`/insights/hot-spots${queryOf({ day })}`, { signal }),
  )
  const numbers = useResource(`numbers ${days}`, (signal) =>
    call<Statistics>(`/insights/statistics${queryOf(lastDays(days))}`, { signal }),
  )
  return (
    <div className="page wide-page">
      <div className="page-head">
        <h1>未诉先办</h1>
        <label>
          截止{' '}
          <input
            type="date"
            value={day}
            max={dayBack(0)}
            onChange={(event) => setDay(event.target.value || dayBack(0))}
          />
        </label>
        <Button size="small" href={`/api/v1/insights/brief${queryOf({ day })}`} download>
          下载每日简报（docx）
        </Button>
      </div>
      {report.error && <Failure error={report.error} retry={report.reload} />}
      {report.data && <Report report={report.data} />}
      <section className="panel" aria-labelledby="numbers-title">
        <div className="panel-head">
          <h2 id="numbers-title">工单统计</h2>
          {RANGES.map((range) => (
            <button key={range} type="button" aria-pressed={range === days} onClick={() => setDays(range)}>
              近 {range} 天
            </button>
          ))}
        </div>
        {numbers.error && <Failure error={numbers.error} retry={numbers.reload} />}
        {numbers.data && <NumbersPanel numbers={numbers.data} />}
      </section>
    </div>
  )
}

function Report({ report }: { report: HotSpotReport }) {
  return (
    <div className="halves">
      <section className="panel" aria-labelledby="spots-title">
        <h2 id="spots-title">高频事件（{report.hot_spots.length}）</h2>
        {report.hot_spots.length === 0 && <p className="quiet">三天内没有同一事件的三件以上工单。</p>}
        <ol className="spots">
          {report.hot_spots.map((spot) => (
            <li key={spot.id}>
              <b>{spot.title}</b> <Mark tone="bad">三天 {spot.count} 件</Mark>{' '}
              {spot.total > spot.count && <Mark>共 {spot.total} 件</Mark>}
              <span className="sub">
                {[spot.district, spot.place, spot.category, spot.department].filter(Boolean).join(' · ')}
              </span>
              <span className="quiet">{spot.reason}</span>
              <Evidence items={spot.evidence} />
            </li>
          ))}
        </ol>
      </section>
      <section className="panel" aria-labelledby="alarms-title">
        <h2 id="alarms-title">趋势预警（{report.alarms.length}）</h2>
        <p className="quiet">
          检验了 {report.tested} 组区划和分类；小样本用精确检验，按错误发现率（q 值）校正。
        </p>
        {report.alarms.length === 0 && (
          <p>
            {report.tested === 0
              ? '可比的往期工单不足，没有检视趋势。'
              : '没有哪个区划的哪一类诉求异常增多。'}
          </p>
        )}
        <ol className="spots">
          {report.alarms.map((alarm) => (
            <li key={`${alarm.district} ${alarm.category}`}>
              <b>
                {alarm.district} · {alarm.category}
              </b>{' '}
              <Mark tone="warn">{alarm.observed} 件</Mark>
              <span className="sub">
                {alarm.from} 至 {alarm.to}，往常约 {alarm.expected.toFixed(1)} 件，是往常的{' '}
                {alarm.ratio.toFixed(1)} 倍（q 值 {alarm.q < 0.001 ? '小于 0.001' : alarm.q.toFixed(3)}）
              </span>
              <Evidence items={alarm.evidence} />
            </li>
          ))}
        </ol>
      </section>
    </div>
  )
}

const Evidence = ({ items }: { items: HotSpotReport['alarms'][number]['evidence'] }) => (
  <details>
    <summary>作为依据的工单 {items.length} 件</summary>
    <ul>
      {items.map(({ id, title, reported_at }) => (
        <li key={id}>
          <a href={ticketAddress(id)}>{title}</a>
          <span className="quiet">
            {' '}
            {id} · {shortTime(reported_at)}
          </span>
        </li>
      ))}
    </ul>
  </details>
)
