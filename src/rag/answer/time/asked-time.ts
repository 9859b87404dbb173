import type { DocumentSummary } from '../../../store/ports.ts'
import type { Candidate } from '../../retrieve/types.ts'
import type { ValidityIndex } from '../../validity.ts'
import { withoutStory } from '../../retrieve/analyse/story.ts'
import { YEARS_OFF } from './event-date.ts'
import { asksThenAndNow } from './then-and-now.ts'

/** The one past, present or coming time a question asks about. */
export interface AskedTime {
  /** First and last day, ISO. */
  from: string
  to: string
  /** Four digits. */
  year: string
  /** As it may be said (`2023年5月`). */
  said: string
}

const NAMED =
  /((?:19|20)\d{2})(?:年(?:(\d{1,2})月(?:份|底|初)?)?(?:(\d{1,2})[日号])?|[-/.](\d{1,2})(?:[-/.](\d{1,2}))?(?!\d))?/g
/** It is asked what holds now, whenever the thing began (`2021年的补助现在还能领吗`). */
const ASKS_NOW = /现在|目前|如今|眼下|还能|还有效|还算数/
/** The clause that names the time tells what happened to somebody then (`2025年3月就完工了，…`), and asks for no rule of it. */
const TELLS_EVENT =
  /(?:(?:19|20)\d{2}年|去年|前年)(?:\d{1,2}月(?:份|底|初)?)?(?:\d{1,2}[日号])?[^，。；？?]{1,16}(?:了|过|的)(?=[，。；])/
/** An earlier rule is asked for by no date (`以前供热几号开始`, `老的养犬规定`). */
const NAMES_EARLIER =
  /^(?:请问|想问问?|问一?下)?[，,]?(?:以前|原来|原先|过去|从前|早先|早几年)|(?:老|旧|(?<![年月日号天])以前|原来|原先|过去|上一版)的[^，。；？]{0,14}(?:规定|办法|政策|标准|细则|通知|措施|文件|价)|(?:老|旧)(?:规定|办法|政策|标准|细则|版)/
/** It is set against what holds now, or tells what somebody did then. */
const NAMES_LATER =
  /现在|目前|如今|现行|眼下|新|变|比|涨|降|不同|区别|差|还(?:能|有|可|要|算)|(?:以前|原来|过去)[^，。；？]{0,10}[过了](?![多几])/
/** A day in a relative year is when something happened to somebody, not the time whose rules are asked for. */
const RELATIVE = /(去年|前年|明年|后年)(?:(\d{1,2})月(?:份|底|初)?(?!\d{1,2}[日号]))?(?!\d)/g

/**
 * The time a question names (`2023年5月1日`, `2024年6月`, `2022年`, `去年`), or null when it names none, this year only by
 * 今年, or several. `years` are the years asked about, without those that only name a document.
 */
export function askedTime(question: string, years: readonly string[], asOf: string): AskedTime | null {
  if (years.length > 1 || ASKS_NOW.test(question) || TELLS_EVENT.test(question)) return null
  if (asksThenAndNow(question)) return null
  const plain = withoutStory(question)
  const named = [...plain.matchAll(NAMED)].filter(([, year]) => years.includes(year!))
  if (named.length > 0) {
    const times = named.map(([, year, month, day, isoMonth, isoDay]) =>
      spanOf(year!, month ?? isoMonth, day ?? isoDay),
    )
    return times.reduce((best, time) => (time.said.length > best.said.length ? time : best))
  }
  const [relative, ...others] = plain.matchAll(RELATIVE)
  if (relative === undefined || others.length > 0 || plain.includes('今年')) return null
  return spanOf(String(Number(asOf.slice(0, 4)) + YEARS_OFF[relative[1]!]!), relative[2], undefined)
}

/** Whether a question asks what an earlier rule said, without naming its time. */
export const asksEarlier = (question: string): boolean =>
  NAMES_EARLIER.test(question) && !NAMES_LATER.test(question)

function spanOf(year: string, month: string | undefined, day: string | undefined): AskedTime {
  const m = month === undefined ? null : Math.min(12, Math.max(1, Number(month)))
  const two = (n: number): string => String(n).padStart(2, '0')
  const last = new Date(Date.UTC(Number(year), m ?? 12, 0)).getUTCDate()
  const d = m === null || day === undefined ? null : Math.min(last, Math.max(1, Number(day)))
  return {
    from: `${year}-${two(m ?? 1)}-${two(d ?? 1)}`,
    to: `${year}-${two(m ?? 12)}-${two(d ?? last)}`,
    year,
    said: `${year}年${m === null ? '' : `${m}月`}${d === null ? '' : `${d}日`}`,
  }
}

/** A whole year as a time asked about. */
export const wholeYear = (year: string): AskedTime => spanOf(year, undefined, undefined)

/** The day by which documents are preferred for a time: its last, but no day to come. */
export const lastKnownDay = ({ to }: AskedTime, asOf: string): string => (to < asOf ? to : asOf)

/** Years a title gives its document (`关于2027年度…的公告`), without those in brackets, which are a period or an edition. */
export const titleYears = (title: string | null): string[] =>
  (title ?? '').replace(/（[^（）]*）|《[^《》]*》/g, '').match(/(?:19|20)\d{2}(?=年)/g) ?? []

/** How a document, or a passage of it, stands to the time asked about; `none` when neither speaks of it. */
export type TimeFit = 'titled' | 'inForce' | 'mentioned' | 'none'

/** Whether a passage may answer for a time: its document is of that year, held then, or the passage speaks of it. */
export function timeFit(
  { chunk, document }: Pick<Candidate, 'chunk' | 'document'>,
  time: AskedTime,
  validity: ValidityIndex,
  asOf: string,
): TimeFit {
  const titled = titleYears(document.title)
  if (titled.includes(time.year) || covers(document, time.year)) return 'titled'
  if (heldIn(document, time, validity, asOf, titled.length > 0)) return 'inForce'
  return mentions(chunk.indexText, time.year, document.status !== null) ? 'mentioned' : 'none'
}

/** Whether a year (four digits) is one of those a plan covers. */
export const covers = ({ period }: DocumentSummary, year: string): boolean =>
  period !== null && period.from <= Number(year) && Number(year) <= period.to

/** Whether a document was written, published or came into force in a year. */
export const isDatedIn = (
  { writtenAt, publishedAt, effectiveFrom }: DocumentSummary,
  year: string,
): boolean => [writtenAt, publishedAt, effectiveFrom].some((date) => date?.startsWith(year))

function heldIn(
  document: DocumentSummary,
  time: AskedTime,
  validity: ValidityIndex,
  asOf: string,
  yearly: boolean,
): boolean {
  const { id, effectiveFrom, effectiveTo, status } = document
  // A document that says nothing of its validity speaks for the year it was made in.
  if (status === null) return isDatedIn(document, time.year)
  const limited = effectiveFrom !== null && effectiveTo !== null
  if (yearly && !(limited && effectiveFrom <= time.to && time.from <= effectiveTo)) return false
  if (time.from > asOf)
    return validity(id, asOf).inForce === true && (effectiveTo === null || effectiveTo >= time.from)
  const days = [time.from, lastKnownDay(time, asOf)]
  return days.some((day) => validity(id, day).inForce === true)
}

/**
 * Whether a text speaks of a year other than in a number or title of a document. `strictly` also leaves out full dates: a
 * rule that did not hold then only names a day of that year.
 */
function mentions(text: string, year: string, strictly: boolean): boolean {
  const plain = text.replace(/[〔[]\d{4}[〕\]]|《[^《》]*》/g, '')
  return new RegExp(strictly ? `${year}(?!年\\d{1,2}月|\\d)` : year).test(plain)
}
