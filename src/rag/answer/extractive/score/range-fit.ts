import { parseNumeral } from '../../../../shared/text/numerals.ts'

/** A value with what it measures: years of age, degrees, kilometres. */
interface Measured {
  value: number
  unit: string
}

interface Interval {
  from: number
  to: number
  unit: string
}

const UNITS = '周岁|岁|度|℃|公里|个月|楼|层|平方米|平|口人|人'
const SAME: Readonly<Record<string, string>> = { 周岁: '岁', '℃': '度', 平: '平方米', 楼: '层', 口人: '人' }
const unitOf = (unit: string | undefined): string => SAME[unit ?? ''] ?? unit ?? ''

const NUMERAL = '\\d+(?:\\.\\d+)?|[一二三四五六七八九]?十[一二三四五六七八九]?'
const STATED = new RegExp(`(${NUMERAL}|[二两三四五六七八九])(${UNITS})`, 'g')
/** An age is often said without its unit (`我妈67`, `爷爷今年八十了`, `八十多`). */
const PERSON = '爸|妈|爹|娘|爷爷|奶奶|姥姥|姥爷|老人|父亲|母亲|我|女|男|今年|过|满'
const AGE = new RegExp(
  `(?:${PERSON})(?:今年|刚过|刚满|已经|都)?(\\d{2}|[二三四五六七八九]十[一二三四五六七八九]?)(?![\\d年月日号个元块%户张万])`,
  'g',
)

/** `八十多` is somewhere in the eighties. */
const DECADE = /([六七八九]十|[6-9]0)多(?![个天元块万户])/g

const BETWEEN = new RegExp(
  `(\\d+(?:\\.\\d+)?)(?:（含）)?(${UNITS})?(?:（含）)?(?:至|—|－|-|～|~|以上[、，]?不满|不满|（含）—)(\\d+(?:\\.\\d+)?)(?:（含）)?(${UNITS})?`,
  'g',
)
const FROM = new RegExp(
  `(?:满|超过|达到|不低于|不少于|不小于)(\\d+(?:\\.\\d+)?)(${UNITS})(?!不满)|(\\d+(?:\\.\\d+)?)(${UNITS})(?:及)?以上(?!不满)`,
  'g',
)
const UPTO = new RegExp(
  `(?:未满|不足|低于|不超过)(\\d+(?:\\.\\d+)?)(${UNITS})|(\\d+(?:\\.\\d+)?)(${UNITS})(?:及)?以下`,
  'g',
)

/** Values a question states of its own case. */
function findStated(question: string): Measured[] {
  const numbers = (text: string): number =>
    /\d/.test(text) ? Number(text) : (parseNumeral(text) ?? Number.NaN)
  const measured = [...question.matchAll(STATED)].map(([, value, unit]) => ({
    value: numbers(value!),
    unit: unitOf(unit),
  }))
  const ages = [...question.matchAll(AGE)].map(([, value]) => ({ value: numbers(value!), unit: '岁' }))
  const decades = [...question.matchAll(DECADE)].map(([, value]) => ({
    value: numbers(value!) + 5,
    unit: '岁',
  }))
  return [...measured, ...ages, ...decades].filter(({ value }) => Number.isFinite(value))
}

/** Whether a question tells of somebody's own case: an age, a sex, what they are. */
export const statesOwnCase = (question: string): boolean =>
  /(我|俺|本人)[^，。？]{0,6}(是|岁|女|男)|(我|俺)(妈|爸|爹|娘|爷|奶|姥)/.test(question) &&
  findStated(question).length > 0

/** Ranges a text lays down; one without a unit (the name of a table row) has ''. */
function findIntervals(text: string): Interval[] {
  const between = [...text.matchAll(BETWEEN)].map(([, from, unit, to, last]) => ({
    from: Number(from),
    to: Number(to),
    unit: unitOf(last ?? unit),
  }))
  const rest = text.replace(BETWEEN, ' ')
  const open = [...rest.matchAll(FROM)].map((found) => ({
    from: Number(found[1] ?? found[3]),
    to: Infinity,
    unit: unitOf(found[2] ?? found[4]),
  }))
  const below = [...rest.matchAll(UPTO)].map((found) => ({
    from: 0,
    to: Number(found[1] ?? found[3]),
    unit: unitOf(found[2] ?? found[4]),
  }))
  return [...between, ...open, ...below]
}

/**
 * Whether the case a question describes (`67岁`, `十七度`) lies in ranges that a text lays down: the share of the values it states
 * that do, -1 when the text only has ranges of that unit which it lies outside of, 0 when either states none.
 */
export function rangeFit(question: string, text: string): number {
  const stated = findStated(question)
  if (stated.length === 0) return 0
  const intervals = findIntervals(text)
  const fits = stated.flatMap(({ value, unit }) => {
    const comparable = intervals.filter((one) => one.unit === unit || one.unit === '')
    return comparable.length === 0 ? [] : [comparable.some(({ from, to }) => from <= value && value <= to)]
  })
  if (fits.length === 0) return 0
  return fits.some(Boolean) ? fits.filter(Boolean).length / stated.length : -1
}
