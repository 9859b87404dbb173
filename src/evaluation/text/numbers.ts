/** A number as written: `value` is the number with its scale word applied (13万 → 130000), `unit` the measure word after it. */
export interface WrittenNumber {
  value: number
  /** Digits as written, without thousands separators and scale (`13`, `1.5`). */
  digits: string
  /** Scale word as written (`万`), or ''. */
  scale: string
  unit: string | null
  /** True for a calendar year (`2026年`, the `2015` of `2015—2017年`). */
  isYear: boolean
  start: number
  end: number
}

const SCALES: Record<string, number> = { 千: 1e3, 万: 1e4, 百万: 1e6, 千万: 1e7, 亿: 1e8, 万亿: 1e12 }
const UNITS = [
  '个百分点 百分点 平方公里 平方米 公里 千米 千瓦 小时 分钟 人次 工作日 %',
  '‰ 元 家 项 个 座 路 处 件 台 套 名 人 户 次 笔 条 类 种 张 辆 艘 所 支 批 倍 度 吨 款 期 届 级 位 间 栋 场 册 份 米 亩',
  '年 月 日 天 周 秒 岁 周岁',
]
  .join(' ')
  .split(' ')
const SCALE = '(万亿|千万|百万|亿|万|千(?![瓦米克]))'
const NUMBER = new RegExp(
  `(?<![A-Za-z\\d.])(\\d{1,3}(?:,\\d{3})+|\\d+)(\\.\\d+)?(?![A-Za-z\\d])\\s*[余多]?\\s*${SCALE}?[余多]?\\s*(${UNITS.join('|')})?`,
  'g',
)
const YEAR_RANGE = /^\s*[-—–~至到]+\s*(?:19|20)\d{2}\s*年/

/** The text without the signs that people set between the digits of a long number. */
export const digitsTogether = (text: string): string =>
  text.normalize('NFKC').replace(/(?<=\d)[\s\-–—·.]+(?=\d)/g, '')

/** The text without numbers that are masked in part (`138****8000`): what is left of them is no number of its own. */
export const withoutMaskedNumbers = (text: string): string => text.replace(/\d*\*+\d*/g, '')

const isYearLike = (digits: string): boolean => /^(?:19|20)\d{2}$/.test(digits)

/**
 * Numbers in Arabic digits with scale and measure word, after NFKC; digits glued to Latin letters (5G, 4A) are names and
 * left out. Offsets are into `text.normalize('NFKC')`.
 */
export function findNumbers(text: string): WrittenNumber[] {
  const source = text.normalize('NFKC')
  return [...source.matchAll(NUMBER)].map((match) => {
    const digits = `${(match[1] ?? '').replaceAll(',', '')}${match[2] ?? ''}`
    const unit = match[4] ?? null
    const end = match.index + match[0].length
    const inRange = unit === null && YEAR_RANGE.test(source.slice(end))
    const scale = match[3] ?? ''
    const scaled = Number(digits) * (SCALES[scale] ?? 1)
    return {
      value: Number(scaled.toPrecision(12)),
      digits,
      scale,
      unit,
      isYear: isYearLike(digits) && scale === '' && (unit === '年' || inRange),
      start: match.index,
      end: match.index + match[0].trimEnd().length,
    }
  })
}
