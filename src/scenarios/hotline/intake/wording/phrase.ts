import type { PiiSpan } from '../../../../guardrails/pii/index.ts'
import { splitClauses, type Clause } from './clauses.ts'
import { headlineOf, isOfPersons, topicOf, troubleOf } from './headline.ts'
import { TELLS, tellingClauses } from './telling.ts'
import { toThirdPerson } from './third-person.ts'
import { cleanOf, type Read } from './wording.ts'

/** Clauses that may tell the matter, the most telling first. */
const TELLING = 3
/** Clauses before one that may name its thing. */
const NEAR = 2
/** Trouble that a place itself has (…小区停水三天). */
const TROUBLE_FIRST = /^(?:停[水电气暖]|断[水电网]|[没无缺][水电气路]|漏|积水|起火|塌|堵)/
/** A clause that asks rather than tells. */
const ASKED = /^.{0,3}(?:请(?!假)|要求|希望|麻烦|恳请|恳求|建议)/

/** Words of a clause after the place that the title names anyway. */
type Clean = (clause: Clause) => string

/** The most telling phrase of the ticket; null where the category says it better. */
export function phraseOf(text: string, { category, location }: Read, pii: readonly PiiSpan[]): string | null {
  const clauses = splitClauses(text)
  const holdsPlace = ({ start, end }: Clause): boolean =>
    location !== null && location.start < end && start < location.end
  const clean: Clean = (clause) =>
    cleanOf(holdsPlace(clause) ? Math.min(location!.end, clause.end) : clause.start, clause.end, text, pii)
  const known = category.length > 0
  const phrases = tellingClauses(text, category)
    .slice(0, TELLING)
    .flatMap((clause, rank) => {
      const others = clauses.filter((other) => other.start === clause.start || !holdsPlace(other))
      return (
        phraseAt(others, clause, clean, {
          ofPlace: holdsPlace(clause),
          isSure: rank === 0 && clause.matter >= TELLS,
        }) ?? []
      )
    })
  const fit = phrases.filter((phrase) => !(known && isOfPersons(phrase)))
  return fit.find((phrase) => !known || isShort(phrase) || isOf(phrase, category)) ?? null
}

/** The most telling clause in its own words, for a matter that has no good phrase and no sure category; null for a long one. */
export const wordsOf = (text: string, { category }: Read, pii: readonly PiiSpan[]): string | null =>
  tellingClauses(text, category)
    .slice(0, TELLING)
    .filter((clause) => !ASKED.test(clause.text))
    .map(({ start, end }) => toThirdPerson(cleanOf(start, end, text, pii)).replace(/[了的]$/, ''))
    .find(fits) ?? null

/** The phrase of a clause; one that tells what is wrong, but not with what, is of the thing that was named before it. */
function phraseAt(
  clauses: readonly Clause[],
  clause: Clause,
  clean: Clean,
  { ofPlace, isSure }: { ofPlace: boolean; isSure: boolean },
): string | null {
  if (ASKED.test(clause.text)) return null
  const words = clean(clause)
  const whole = headlineOf(words, isSure)
  const trouble = whole === null ? troubleOf(words) : null
  if (trouble === null) return whole
  if (ofPlace && TROUBLE_FIRST.test(trouble)) return trouble
  const at = clauses.findIndex(({ start }) => start === clause.start)
  const topic = clauses
    .slice(Math.max(0, at - NEAR), at)
    .map((before) => topicOf(clean(before)))
    .findLast((named) => named !== null)
  return topic === undefined ? null : `${topic}${trouble}`
}

/** Whether words share two characters in a row with a name of the category. */
export const isOf = (words: string, category: readonly string[]): boolean =>
  category.some((name) => [...name].some((_, at) => at > 0 && words.includes(name.slice(at - 1, at + 1))))

/** Few enough words that nothing beside the thing and its trouble is in them, in characters. */
const isShort = (phrase: string): boolean => [...phrase].length >= 4 && [...phrase].length <= 14

/** Whether words are few and clear enough for a title. */
export const fits = (matter: string): boolean =>
  [...matter].length >= 6 && [...matter].length <= 24 && !/［|我|[他她它]|那边/.test(matter)
