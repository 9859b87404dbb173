import type { Block, OfficialDocument } from '../../documents/index.ts'
import type { HotSpotReport } from './types.ts'

/** The day's numbers as the brief tells them; what is open or late is so when it is written. Shares 0..1, null without a case. */
export interface BriefNumbers {
  received: number
  closed: number
  open: number
  overdue: number
  soon: number
  byType: { name: string; count: number }[]
  byCategory: { name: string; count: number }[]
  byDistrict: { name: string; count: number }[]
  byUrgency: { name: string; count: number }[]
  byDepartment: { department: string; open: number; closed: number; overdue: number; returned: number }[]
  onTimeRate: number | null
  satisfactionRate: number | null
  /** What the rates are to reach, in percent; null where the city says nothing. */
  targets: { onTime: number | null; satisfaction: number | null }
  /** Tickets that are late now, the latest first; `department` is null where the centre is late. */
  late: { id: string; title: string; department: string | null; step: string; dueAt: string }[]
}

const NUMERALS = '一二三四五六七八九十'
const MOST_ROWS = 10

/** 每日简报: the day in numbers, hot spots, trends, and what is late; every figure counted, no sentence made up. */
export function composeBrief(
  city: string,
  report: HotSpotReport,
  numbers: BriefNumbers,
  made: { at: string; producer: string },
): OfficialDocument {
  const day = chineseDay(report.day)
  return {
    title: `${city}12345热线每日简报`,
    subtitle: [`（${day}）`],
    blocks: [
      heading(1, '总体情况'),
      ...overview(day, numbers),
      heading(2, '高频事件'),
      ...hotSpots(report),
      heading(3, '趋势预警'),
      ...trends(report),
      heading(4, '办理情况'),
      ...handling(numbers, { day, at: `${chineseDay(made.at.slice(0, 10))}${made.at.slice(11, 16)}` }),
    ],
    signature: [`${city}12345热线服务中心`, chineseDay(made.at.slice(0, 10))],
    label: {
      notice: '本简报由系统根据工单数据自动生成，属人工智能辅助生成内容，须经人工审核后使用。',
      producer: made.producer,
      produceId: `brief-${report.day}`,
    },
  }
}

const heading = (n: number, text: string): Block => ({
  kind: 'heading',
  level: 1,
  text: `${NUMERALS[n - 1]}、${text}`,
})
const say = (text: string): Block => ({ kind: 'paragraph', text })

function chineseDay(day: string): string {
  const [year, month, date] = day.split('-').map(Number)
  return `${year}年${month}月${date}日`
}

const percent = (share: number | null): string =>
  share === null ? '暂无数据' : `${(share * 100).toFixed(1)}%`

const withTarget = (share: number | null, target: number | null): string =>
  target === null ? percent(share) : `${percent(share)}（目标${target}%）`

function listed(counts: readonly { name: string; count: number }[]): string {
  const shown = counts.filter(({ count }) => count > 0).slice(0, MOST_ROWS)
  return shown.map(({ name, count }) => `${name}${count}件`).join('，')
}

function overview(day: string, numbers: BriefNumbers): Block[] {
  const { received, closed, byType, byUrgency, byCategory, byDistrict } = numbers
  if (received === 0) return [say(`${day}未受理工单，当日办结${closed}件。`)]
  return [
    say(`${day}共受理工单${received}件，当日办结${closed}件。`),
    say(`按类型：${listed(byType)}。按紧急程度：${listed(byUrgency)}。`),
    ...(byCategory.length === 0 ? [] : [say(`按分类：${listed(byCategory)}。`)]),
    ...(byDistrict.length === 0 ? [] : [say(`按区划：${listed(byDistrict)}。`)]),
  ]
}

function hotSpots({ hotSpots: spots }: HotSpotReport): Block[] {
  if (spots.length === 0) return [say('近期没有达到高频标准的事件。')]
  const rows = spots
    .slice(0, MOST_ROWS)
    .map(({ title, district, count, from, to, department, evidence }) => [
      title,
      district ?? '',
      String(count),
      `${from}至${to}`,
      department ?? '待定',
      evidence.map(({ id }) => id).join('、'),
    ])
  return [
    say(`同一事件三日内三件以上的共${spots.length}起。`),
    {
      kind: 'table',
      header: ['事件', '区划', '件数', '时间', '承办单位', '工单编号'],
      rows,
      widths: [30, 12, 8, 16, 14, 20],
    },
  ]
}

function trends({ alarms, tested }: HotSpotReport): Block[] {
  if (tested === 0) return [say('可比的往期工单不足，没有检视趋势。')]
  if (alarms.length === 0) return [say(`检视${tested}个区划和分类组合，没有明显增多的。`)]
  const rows = alarms
    .slice(0, MOST_ROWS)
    .map(({ district, category, observed, expected, q }) => [
      district,
      category,
      String(observed),
      expected.toFixed(1),
      q < 0.001 ? '<0.001' : q.toFixed(3),
    ])
  return [
    say(`检视${tested}个区划和分类组合，近七日明显增多的有${alarms.length}个。`),
    {
      kind: 'table',
      header: ['区划', '分类', '近七日', '预计', '错报率'],
      rows,
      widths: [22, 36, 12, 12, 18],
    },
  ]
}

/** How tickets stand at the instant of writing, whatever day the brief is of. */
function handling(numbers: BriefNumbers, { day, at }: { day: string; at: string }): Block[] {
  const { open, overdue, soon, onTimeRate, satisfactionRate, targets, byDepartment, late } = numbers
  const busy = byDepartment.slice(0, MOST_ROWS)
  return [
    say(
      `${day}止三十日内受理的工单，截至${at}在办${open}件，其中超期${overdue}件、即将到期${soon}件；按时办结率${withTarget(onTimeRate, targets.onTime)}，满意率${withTarget(satisfactionRate, targets.satisfaction)}。`,
    ),
    ...(busy.length === 0
      ? []
      : [
          {
            kind: 'table' as const,
            header: ['承办单位', '在办', '办结', '超期', '退单'],
            rows: busy.map((row) => [
              row.department,
              ...[row.open, row.closed, row.overdue, row.returned].map(String),
            ]),
            widths: [40, 15, 15, 15, 15],
          },
        ]),
    ...(late.length === 0 ? [] : [say(`截至${at}的超期工单：`)]),
    ...late
      .slice(0, MOST_ROWS)
      .map(({ id, title, department, step, dueAt }) =>
        say(`${id}　${title}（${department ?? '热线中心'}，${step}应于${dueAt}前完成）。`),
      ),
  ]
}
