import { findDates, isoDate, parseDate } from '../../../shared/text/dates.ts'
import { NUMERAL_PATTERN, parseNumeral } from '../../../shared/text/numerals.ts'
import type { Paragraph } from '../flow/index.ts'

/** Dates a text states of itself; ISO, null when it does not say. */
export interface DocumentDates {
  writtenAt: string | null
  publishedAt: string | null
  effectiveFrom: string | null
  effectiveTo: string | null
}

const SELF = '(?:本[\\u4e00-\\u9fff]{2,8}|以上(?:政策|措施|规定)|上述(?:政策|措施|规定))'
const IN_FORCE = '(?:施行|实施|执行|生效)'
const PUBLISHED = /^[（(]?(?:发布|公布|公开|发文)(?:时间|日期)[：:]\s*(\S+)/u
const WRITTEN = /^[（(]?(?:成文|签发|印发)(?:时间|日期)[：:]\s*(\S+)/u

/**
 * Dates from the signature, from labelled lines (`发布日期：…`) and from the closing sentences (`自…起施行，有效期至…`).
 * `自公布之日起施行` gives the day it was published when that is stated, and nothing otherwise.
 */
export function readDates(paragraphs: readonly Paragraph[], signed: string | null): DocumentDates {
  const labelled = (pattern: RegExp): string | null => {
    for (const { text } of paragraphs) {
      const match = pattern.exec(text)
      const date = match && findDates(match[1]!)[0]
      if (date) return date.iso
    }
    return null
  }
  const writtenAt = labelled(WRITTEN) ?? (signed === null ? null : parseSigned(signed))
  const publishedAt = labelled(PUBLISHED)
  const term = readTerm(paragraphs, { writtenAt, publishedAt })
  return { writtenAt, publishedAt, ...term }
}

function parseSigned(text: string): string | null {
  return parseDate(text) ?? findDates(text)[0]?.iso ?? null
}

type Known = Pick<DocumentDates, 'writtenAt' | 'publishedAt'>
type Term = Pick<DocumentDates, 'effectiveFrom' | 'effectiveTo'>

/** Text without sentence ends is no sentence that states a date. */
const LONGEST_SENTENCE = 2000

function readTerm(paragraphs: readonly Paragraph[], known: Known): Term {
  const opens = new RegExp(
    `(?:${SELF}[^。]{0,30}?)?自(.{2,24}?)起(?:开始|正式)?${IN_FORCE}|${SELF}(?:从|于)(.{6,16}?)(?:起|开始|正式)?${IN_FORCE}`,
    'u',
  )
  for (const { text } of [...paragraphs].reverse()) {
    for (const sentence of outsideQuotes(text).split(/(?<=。)/u)) {
      const match = sentence.length > LONGEST_SENTENCE ? null : opens.exec(sentence)
      if (!match || !speaksOfItself(sentence, match.index)) continue
      const from = startDay(match[1] ?? match[2]!, known)
      const effectiveTo = readEnd(sentence, from)
      if (from !== null || effectiveTo !== null) return { effectiveFrom: from, effectiveTo }
    }
  }
  return { effectiveFrom: null, effectiveTo: null }
}

/** `《某办法》自…起施行` tells of another document; without a subject, or with 本…, the sentence is about this one. */
function speaksOfItself(sentence: string, at: number): boolean {
  const subject = sentence.slice(0, at)
  return (
    new RegExp(`${SELF}[^《》]*$|^[^《》\\u4e00-\\u9fff]*$`, 'u').test(subject) ||
    new RegExp(`^${SELF}`, 'u').test(sentence.slice(at))
  )
}

function startDay(text: string, known: Known): string | null {
  const date = findDates(text)[0]
  if (date) return date.iso
  if (/(?:公布|发布)之日/u.test(text)) return known.publishedAt
  if (/(?:印发|下发|发文)之日/u.test(text)) return known.publishedAt ?? known.writtenAt
  return null
}

function readEnd(sentence: string, from: string | null): string | null {
  const until =
    /(?:有效期|施行期限|实施期限|执行期限|试行期)?(?:限)?\s*(?:截止|截至|至|到)\s*(?=[0-9０-９〇○零一二三四五六七八九]{4})/u.exec(
      sentence,
    )
  if (until) {
    const date = findDates(sentence.slice(until.index + until[0].length))[0]
    if (date && (from === null || date.iso > from)) return date.iso
  }
  const years = new RegExp(
    `(?:有效期|施行期|试行期|执行期|实施期)(?:限)?(?:为|是)?\\s*(${NUMERAL_PATTERN})\\s*年`,
    'u',
  ).exec(sentence)
  const count = years && parseNumeral(years[1]!)
  return from !== null && count ? lastDayOfTerm(from, count) : null
}

/** The day before the anniversary: five years from 2024-04-01 end on 2029-03-31. */
function lastDayOfTerm(from: string, years: number): string | null {
  const [year, month, day] = from.split('-').map(Number)
  const anniversary = isoDate(year! + years, month!, day!) ?? isoDate(year! + years, month! + 1, 1)
  if (anniversary === null) return null
  const last = new Date(`${anniversary}T00:00:00Z`)
  last.setUTCDate(last.getUTCDate() - 1)
  return last.toISOString().slice(0, 10)
}

/** What a text quotes (amended wording) is not said of the text itself. */
export function outsideQuotes(text: string): string {
  return text.replace(/“[^“”]*”/gu, (quoted) => '　'.repeat(quoted.length))
}
