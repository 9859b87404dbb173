import type { MetricInfo, Summary } from '../types.ts'

type Unit = MetricInfo['unit']

const DIGITS: Record<Unit, number> = { share: 3, ms: 1, characters: 0, count: 0 }
const SUFFIX: Record<Unit, string> = { share: '', ms: ' ms', characters: ' 字', count: '' }

/** A value with the digits its unit needs (`0.812`, `12.3 ms`, `140 字`). */
export const formatValue = (value: number, unit: Unit): string =>
  `${(Object.is(value, -0) ? 0 : value).toFixed(DIGITS[unit])}${SUFFIX[unit]}`

/** The 95 % interval as `0.71–0.89`, or `—` when there is none. */
export const formatInterval = ({ interval }: Summary, unit: Unit): string =>
  interval === null ? '—' : interval.map((end) => end.toFixed(DIGITS[unit])).join('–')

/** Change against the baseline with its sign; `±0` when it vanishes in rounding, `—` without a baseline. */
export function formatChange(value: number, before: number | undefined, unit: Unit): string {
  if (before === undefined) return '—'
  const text = (value - before).toFixed(DIGITS[unit])
  if (Number(text) === 0) return '±0'
  return value > before ? `+${text}` : text
}
