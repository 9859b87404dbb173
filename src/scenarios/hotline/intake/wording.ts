import { hiderOf, maskSpans, type PiiSpan } from '../../../guardrails/pii/index.ts'
import type { Demand, Intake } from '../types.ts'
import { fieldOf } from './matters.ts'
import { toNeutral } from './neutral.ts'
import { tellingClauses } from './telling.ts'

/** Longest title, in characters. */
const TITLE = 40
const SUMMARY = 120
/** A clause that asks rather than tells. */
const ASKED = /^(?:请|要求|希望|麻烦|恳请|求|建议)/
type Read = Pick<Intake, 'type' | 'category' | 'district' | 'location' | 'demands'> & {
  /** Name of the danger to life, if any. */
  danger: string | null
}

/** Official title of at most 40 characters, made of the ticket's place, its matter and its type; masked. */
export function writeTitle(text: string, read: Read, pii: readonly PiiSpan[]): string {
  const place = placeOf(read, pii)
  const { type: kind } = read
  const matter = matterOf(text, read, pii)
  const named = matter.includes(place) ? '' : place
  const budget = TITLE - 3 - [...kind].length
  const room = budget - [...matter].length
  const shown = room >= [...named].length ? named : room >= 4 && read.district !== null ? read.district : ''
  const where = [...shown].length <= room ? shown : ''
  return clip(`关于${where}${gapBetween(where, matter)}${clip(matter, budget)}的${kind}`, TITLE)
}

/** Two numbers that come to stand side by side must not read as one. */
const gapBetween = (before: string, after: string): string =>
  /\d$/.test(before) && /^\d/.test(after) ? '，' : ''

/** The place without what would identify a person. */
function placeOf({ location, district }: Read, pii: readonly PiiSpan[]): string {
  if (location === null) return district ?? ''
  const inside = pii.find(({ start, end }) => start < location.end && location.start < end)
  if (inside === undefined) return location.text
  return location.text.slice(0, Math.max(0, inside.start - location.start)) || (district ?? '')
}

/** What it is about in a few words: a clause or question that is surely of the matter, else the category. */
function matterOf(text: string, read: Read, pii: readonly PiiSpan[]): string {
  if (read.danger !== null) return `${read.danger}紧急情况`
  const named = nameOf(read.category)
  if (read.type === '咨询') {
    const asked = read.demands
      .map(({ source }) => cleanOf(source.start, source.end, text, pii).replace(/^(?:[他她]?问|咨询)/, ''))
      .find((question) => fits(question) && (fieldOf(question) !== null || question.length >= 10))
    return asked ?? (named === null ? '有关政策' : `${named}有关政策`)
  }
  const told = tellingClauses(text, read.category)
    .slice(0, 4)
    .map((clause) => cleanOf(clause.start, clause.end, text, pii))
    .filter((clause) => !ASKED.test(clause))
    .find((clause) => fits(clause) && (named === null || isOf(clause, read.category)))
  const matter = told ?? named ?? '有关事项'
  return read.type === '表扬' || /问题$/.test(matter) ? matter : `${matter}问题`
}

/** A category by its last name, with the one above where the last is too short to say much. */
function nameOf(category: readonly string[]): string | null {
  const leaf = category.at(-1)
  if (leaf === undefined) return null
  return leaf.length > 2 ? leaf : `${category.at(-2) ?? ''}${leaf}`
}

/** Whether words share two characters in a row with a name of the category. */
const isOf = (words: string, category: readonly string[]): boolean =>
  category.some((name) => [...name].some((_, at) => at > 0 && words.includes(name.slice(at - 1, at + 1))))

const fits = (matter: string): boolean =>
  [...matter].length >= 6 && [...matter].length <= 24 && !/［/.test(matter)

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
  const told = tellingClauses(text, read.category)
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
  const hide = hiderOf(pii)
  return demands.map((demand) => ({ ...demand, text: hide(demand.text) }))
}

function clip(text: string, most: number): string {
  const characters = [...text]
  return characters.length <= most ? text : characters.slice(0, Math.max(0, most)).join('')
}
