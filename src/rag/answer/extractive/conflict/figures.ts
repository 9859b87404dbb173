/** A figure with its unit, as written and as a number. */
export interface Figure {
  text: string
  value: number
  unit: string
}

/** Counters that count the same things. */
const COUNTERS = '个座家处所项套台辆'
const FIGURE =
  /(?<![\d.年第])(\d+(?:\.\d+)?)\s*(万亿|亿|万)?(%|个百分点|个工作日|个月|工作日|元|公里|分钟|小时|人次|人|吨|天|日|岁|周岁|年|平方米|[个座家处所项套台辆])(?!\d|第|前|底|末)/g

/** Figures of a text; calendar years and dates are left out. */
export function findFigures(text: string): Figure[] {
  const plain = text.replace(/(?:19|20)\d{2}年(?:\d{1,2}月)?(?:\d{1,2}日)?|\d{1,2}月\d{1,2}日/g, (date) =>
    ' '.repeat(date.length),
  )
  return [...plain.matchAll(FIGURE)].map(([whole, digits, scale, unit]) => ({
    text: whole,
    value: Number(digits) * (scale === '万亿' ? 1e12 : scale === '亿' ? 1e8 : scale === '万' ? 1e4 : 1),
    unit: COUNTERS.includes(unit!) ? '个' : unit!,
  }))
}

/** Whether a unit counts things, so that more of it is 多 rather than 高. */
export const isCounter = (unit: string): boolean => unit === '个' || unit === '人' || unit === '人次'

/** Days of a month (`6月21日`), as month × 100 + day with the unit 日期. */
export function findDates(text: string): Figure[] {
  return [...text.matchAll(/(\d{1,2})月(\d{1,2})日/g)].map(([whole, month, day]) => ({
    text: whole,
    value: Number(month) * 100 + Number(day),
    unit: '日期',
  }))
}
