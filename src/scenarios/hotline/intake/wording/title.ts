import type { PiiSpan } from '../../../../guardrails/pii/index.ts'
import type { Clause } from './clauses.ts'
import { splitClauses } from './clauses.ts'
import { headlineOf, topicOf, troubleOf } from './headline.ts'
import { fieldOf } from '../demands/matters.ts'
import { tellingClauses } from './telling.ts'
import { toThirdPerson } from './third-person.ts'
import { cleanOf, clip, placeOf, type Read } from './wording.ts'

/** Longest title, in characters. */
const TITLE = 40
/** Clauses that may tell the matter, the most telling first. */
const TELLING = 6
/** Clauses before one that may name its thing. */
const NEAR = 2
/** A clause that asks rather than tells. */
const ASKED = /^.{0,3}(?:请(?!假)|要求|希望|麻烦|恳请|恳求|建议)/

/** Official title of at most 40 characters: the place, the thing and what is wrong with it, and the type; masked. */
export function writeTitle(text: string, read: Read, pii: readonly PiiSpan[]): string {
  const { type: kind } = read
  const place = placeOf(read, pii)
  const told = matterOf(text, place === '' ? { ...read, location: null } : read, pii)
  const budget = TITLE - 3 - [...kind].length
  const named = told.includes(place) ? '' : place
  const matter = withoutOverlap(named, told)
  const room = budget - [...matter].length
  const shown = room >= [...named].length ? named : room >= 4 && read.district !== null ? read.district : ''
  const where = [...shown].length <= room ? shown : ''
  return clip(`关于${where}${gapBetween(where, matter)}${clip(matter, budget)}的${kind}`, TITLE)
}

/** Two numbers that come to stand side by side must not read as one. */
const gapBetween = (before: string, after: string): string =>
  /\d$/.test(before) && /^\d/.test(after) ? '，' : ''

/** What is told of a place doesn't begin with the words that the place ends in (…海鲜市场，市场多收费). */
function withoutOverlap(place: string, matter: string): string {
  for (let size = Math.min(place.length, 8); size >= 2; size--)
    if (matter.startsWith(place.slice(-size))) return matter.slice(size)
  return matter
}

/** What it is about in a few words: a question, a thing and what is wrong with it, or else the category. */
function matterOf(text: string, read: Read, pii: readonly PiiSpan[]): string {
  if (read.danger !== null) return `${read.danger}紧急情况`
  const named = nameOf(read.category.filter((name) => !name.includes(read.type)))
  if (read.type === '咨询') {
    const asked = read.demands
      .map(({ source }) => cleanOf(source.start, source.end, text, pii).replace(/^(?:[他她]?问|咨询)/, ''))
      .find((question) => fits(question) && (fieldOf(question) !== null || question.length >= 10))
    return asked === undefined ? (named === null ? '有关政策' : `${named}有关政策`) : toThirdPerson(asked)
  }
  const matter = toldOf(text, read, pii) ?? named ?? (read.type === '表扬' ? '有关工作' : '有关事项')
  return read.type === '表扬' || /(?:问题|情况|有关事项)$/.test(matter) ? matter : `${matter}问题`
}

/** Words of a clause after the place that the title names anyway. */
type Clean = (clause: Clause) => string

/** The most telling phrase of the ticket, one of its category first; null where the category says it better. */
function toldOf(text: string, { category, location }: Read, pii: readonly PiiSpan[]): string | null {
  const clauses = splitClauses(text)
  const holdsPlace = ({ start, end }: Clause): boolean =>
    location !== null && location.start < end && start < location.end
  const clean: Clean = (clause) =>
    cleanOf(holdsPlace(clause) ? Math.min(location!.end, clause.end) : clause.start, clause.end, text, pii)
  const phrases = tellingClauses(text, category)
    .slice(0, TELLING)
    .flatMap(
      (clause) =>
        phraseAt(
          clauses.filter((other) => other === clause || !holdsPlace(other)),
          clause,
          clean,
        ) ?? [],
    )
  return phrases.find((phrase) => isOf(phrase, category)) ?? phrases[0] ?? null
}

/** The phrase of a clause; one that tells what is wrong, but not with what, is of the thing that was named before it. */
function phraseAt(clauses: readonly Clause[], clause: Clause, clean: Clean): string | null {
  if (ASKED.test(clause.text)) return null
  const words = clean(clause)
  const whole = headlineOf(words)
  const trouble = whole === null ? troubleOf(words) : null
  if (trouble === null) return whole
  const at = clauses.findIndex(({ start }) => start === clause.start)
  const topic = clauses
    .slice(Math.max(0, at - NEAR), at)
    .map((before) => topicOf(clean(before)))
    .findLast((named) => named !== null)
  return topic === undefined ? null : `${topic}${trouble}`
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
