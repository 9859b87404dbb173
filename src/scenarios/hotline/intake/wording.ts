import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { maskSpans, type PiiSpan } from '../../../guardrails/pii/index.ts'
import type { Demand, Intake } from '../types.ts'
import { splitClauses, type Clause } from './context.ts'
import { fieldOf } from './matters.ts'

interface WordingFile {
  speech: string
  abuse: string
  fillers: string
}

const FILE = parse(readFileSync(new URL('./wording.yaml', import.meta.url), 'utf8')) as WordingFile
const SPEECH = new RegExp(FILE.speech)
const ABUSE = new RegExp(FILE.abuse, 'g')
const FILLERS = new RegExp(FILE.fillers, 'gu')

/** Longest title, in characters. */
const TITLE = 40
const SUMMARY = 120
const EMOJI = /\p{Extended_Pictographic}/gu
/** A complaint or an event in a clause: what a summary is made of. */
const TELLING =
  /[没无坏漏堵停断吵臭脏乱占扣欠骗退拒贵摔伤裂塌砸倒]|不给|不让|不管|不到|不了|不开|不发|收费|施工|噪|违|非法|偷|排放|投诉|要求|查|扰|过期|失/

type Read = Pick<Intake, 'type' | 'category' | 'district' | 'location' | 'demands'>

/** Neutral wording of said words: no way of speaking, no insult, no exclamation. */
export function toNeutral(text: string): string {
  return text
    .replace(SPEECH, '')
    .replace(ABUSE, '')
    .replace(EMOJI, '')
    .replace(FILLERS, '')
    .replace(/[！!？?～~…]+/g, '')
    .replace(/^[，,、；;：:\s]+|[，,、；;：:\s]+$/g, '')
    .trim()
}

/** Official title of at most 40 characters, made of the ticket's place, its matter and its type; masked. */
export function writeTitle(text: string, read: Read, pii: readonly PiiSpan[]): string {
  const place = placeOf(read, pii)
  const kind = read.type === '表扬' ? '表扬' : read.type === '咨询' ? '咨询' : read.type
  const matter = matterOf(text, read, pii)
  const named = matter.includes(place) ? '' : place
  const budget = TITLE - 3 - [...kind].length
  const room = budget - [...matter].length
  const shown = room >= [...named].length ? named : room >= 4 && read.district !== null ? read.district : ''
  return clip(`关于${[...shown].length <= room ? shown : ''}${clip(matter, budget)}的${kind}`, TITLE)
}

/** The place without what would identify a person. */
function placeOf({ location, district }: Read, pii: readonly PiiSpan[]): string {
  if (location === null) return district ?? ''
  const inside = pii.find(({ start, end }) => start < location.end && location.start < end)
  if (inside === undefined) return location.text
  return location.text.slice(0, Math.max(0, inside.start - location.start)) || (district ?? '')
}

/** What it is about in a few words: the most telling clause, else the category. */
function matterOf(text: string, read: Read, pii: readonly PiiSpan[]): string {
  const leaf = read.category.at(-1)
  const demand = read.demands[0]
  if (read.type === '咨询' && demand !== undefined) {
    const asked = cleanOf(demand.source.start, demand.source.end, text, pii).replace(/^(?:咨询|问)/, '')
    return fits(asked) ? asked : `${leaf ?? ''}有关政策`
  }
  const best = tellingClauses(text)
    .map((clause) => cleanOf(clause.start, clause.end, text, pii))
    .find((clause) => fits(clause))
  if (best !== undefined) return best.endsWith('问题') || read.type === '表扬' ? best : `${best}问题`
  return leaf === undefined ? '有关事项' : `${leaf}问题`
}

const fits = (matter: string): boolean =>
  [...matter].length >= 6 && [...matter].length <= 24 && !/［/.test(matter)

/** Clauses that tell the most, best first: of a field of government, of trouble, early, short. */
function tellingClauses(text: string): Clause[] {
  const clauses = splitClauses(text)
  const score = (clause: Clause): number =>
    Number(fieldOf(clause.text) !== null) * 2 +
    Number(TELLING.test(clause.text)) -
    Number(/^(?:问|打|找|说|他|她|人家|有人|结果|后来|因为)|“/.test(clause.text)) -
    (2 * clause.start) / Math.max(text.length, 1)
  return [...clauses].sort((a, b) => score(b) - score(a))
}

/** A stretch of the text in neutral wording, personal data masked. */
function cleanOf(start: number, end: number, text: string, pii: readonly PiiSpan[]): string {
  const inside = pii
    .filter((span) => span.start < end && start < span.end)
    .map((span) => ({
      ...span,
      start: Math.max(span.start, start) - start,
      end: Math.min(span.end, end) - start,
    }))
  return toNeutral(maskSpans(text.slice(start, end), inside))
}

/** Neutral summary: place and time, what happened, what is asked; every figure stands in the ticket; masked. */
export function writeSummary(text: string, read: Read, pii: readonly PiiSpan[]): string {
  const told = tellingClauses(text)
    .slice(0, 3)
    .sort((a, b) => a.start - b.start)
    .filter(
      (clause) =>
        !read.demands.some(({ source }) => source.start <= clause.start && clause.end <= source.end),
    )
    .map((clause) => cleanOf(clause.start, clause.end, text, pii))
    .filter((clause) => clause.length >= 4)
  const place = placeOf(read, pii)
  const where = place === '' || told.some((clause) => clause.includes(place)) ? '' : `${place}，`
  const asked = read.demands.map(({ text: demand }) => demand).filter((demand) => demand !== '')
  const story = told.length === 0 ? '' : `${where}${told.join('，')}。`
  const wish = asked.length === 0 ? '' : `诉求：${asked.slice(0, 3).join('；')}。`
  return `${clip(story, SUMMARY - [...wish].length)}${wish}`.slice(0, 2 * SUMMARY)
}

/** Demands whose wording holds no personal data; their sources keep the ticket's own words. */
export function maskDemands(demands: readonly Demand[], pii: readonly PiiSpan[]): Demand[] {
  return demands.map((demand) => ({
    ...demand,
    text: pii.reduce((text, { kind, value }) => text.replaceAll(value, `［${kind}］`), demand.text),
  }))
}

function clip(text: string, most: number): string {
  const characters = [...text]
  return characters.length <= most ? text : characters.slice(0, Math.max(0, most)).join('')
}
