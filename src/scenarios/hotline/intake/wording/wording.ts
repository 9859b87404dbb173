import { hiderOf, maskSpans, type PiiSpan } from '../../../../guardrails/pii/index.ts'
import type { Demand, Intake } from '../../types.ts'
import { isRequest } from '../demands/demand-words.ts'
import { bareOf } from './headline.ts'
import { toNeutral } from './neutral.ts'
import { tellingClauses } from './telling.ts'
import { CALLER, toThirdPerson } from './third-person.ts'

const SUMMARY = 120
/** Clauses of the story that a summary tells. */
const STORY = 3
/** What of a reading a title and a summary are made of. */
export type Read = Pick<Intake, 'type' | 'category' | 'district' | 'location' | 'demands'> & {
  /** Name of the danger to life, if any. */
  danger: string | null
}

/** What only the caller can point at: `楼下那家店` is `楼下店` to others. */
const withoutPointing = (text: string): string =>
  text.replace(/(?<=\p{Script=Han})[那这一](?:家|个|条|处)(?=\p{Script=Han}{2,})/u, '')

/** A place as it is told to others: which one it is of many, and whose, only the caller can mean. */
function namedPlace(place: string): string {
  const bare = withoutPointing(bareOf(place)).replace(
    /(?:那|这)(?:边|里|块儿?)$|(?<!\d)大[概约]|大[概约](?!\d)/g,
    '',
  )
  return /^家(?!园)|^.{1,2}$/u.test(bare) ? '' : bare
}

/** The place as others know it, without what would identify a person; empty where there is none. */
export const placeOf = (read: Read, pii: readonly PiiSpan[]): string => namedPlace(shownPlace(read, pii))

function shownPlace({ location, district }: Read, pii: readonly PiiSpan[]): string {
  if (location === null) return district ?? ''
  const inside = pii.find(({ start, end }) => start < location.end && location.start < end)
  if (inside === undefined) return location.text
  return location.text.slice(0, Math.max(0, inside.start - location.start)) || (district ?? '')
}

/** A stretch of the text in neutral wording, personal data masked. */
export function cleanOf(start: number, end: number, text: string, pii: readonly PiiSpan[]): string {
  const inside = pii
    .filter((span) => span.start < end && start < span.end)
    .map((span) => ({
      ...span,
      start: Math.max(span.start, start) - start,
      end: Math.min(span.end, end) - start,
    }))
  return toNeutral(maskSpans(text.slice(start, end), inside))
}

/** Talk to the one who listens, scolding and asking back, which a summary doesn't tell. */
const TALK =
  /[你您]|凭什么|凭啥|合着|有[什啥]么?用|谁(?:负责|信|知道|管)|[咋怎]么?办|^(?:不|别)(?:要|留|让|打)|[吗嘛]$/

/** Neutral summary: place and time, what happened, what is asked; every figure stands in the ticket; masked. */
export function writeSummary(text: string, read: Read, pii: readonly PiiSpan[]): string {
  const told = tellingClauses(text, read.category)
    .filter(
      (clause) =>
        !read.demands.some(({ source }) => source.start <= clause.start && clause.end <= source.end),
    )
    .filter((clause) => !TALK.test(clause.text) && !isRequest(clause.text))
    .slice(0, STORY)
    .sort((a, b) => a.start - b.start)
    .map((clause) => cleanOf(clause.start, clause.end, text, pii))
    .filter((clause) => clause.length >= 4)
    .map(inThirdPerson)
  const asked = read.demands
    .map(({ text: demand }) => demand)
    .filter((demand) => demand !== '')
    .slice(0, 3)
  const place = placeOf(read, pii)
  const known = asked.some((demand) => demand.includes(place))
  const story = told.length === 0 ? '' : `${(known ? told : namingOnce(place, told)).join('，')}。`
  const wish = asked.length === 0 ? '' : `诉求：${asked.join('；')}。`
  return `${clip(story, SUMMARY - [...wish].length)}${wish}`.slice(0, 2 * SUMMARY)
}

/** Shortest end of a place that stands for it, in characters. */
const TAIL = 4

/** Clauses that name a place in full and once: in the clause that names the end of it, or else before them. */
function namingOnce(place: string, clauses: readonly string[]): string[] {
  for (let size = place.length; size >= Math.min(TAIL, place.length) && size > 0; size--) {
    const tail = place.slice(-size)
    for (const told of [clauses, clauses.map(withoutPointing)]) {
      const at = told.findIndex((clause) => clause.includes(tail))
      if (at < 0) continue
      const named = told[at]!.replace(tail, () => place)
      return clauses.with(at, named)
    }
  }
  return place === '' ? [...clauses] : [place, ...clauses]
}

/** A clause in the third person; one after another says only once who it is that did this and that. */
function inThirdPerson(clause: string, at: number, all: readonly string[]): string {
  const told = toThirdPerson(clause)
  const named = all.slice(0, at).some((before) => toThirdPerson(before).includes(CALLER))
  return named ? told.replace(new RegExp(`^${CALLER}(?!家|的|[父母儿女夫妻])`), '') : told
}

/** Demands whose wording holds no personal data; their sources keep the ticket's own words. */
export function maskDemands(demands: readonly Demand[], pii: readonly PiiSpan[]): Demand[] {
  const hide = hiderOf(pii)
  return demands.map((demand) => ({ ...demand, text: hide(demand.text) }))
}

/** The beginning of a text, of so many characters at most. */
export function clip(text: string, most: number): string {
  const characters = [...text]
  return characters.length <= most ? text : characters.slice(0, Math.max(0, most)).join('')
}
