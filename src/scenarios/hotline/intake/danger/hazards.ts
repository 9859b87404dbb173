import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import type { Span } from '../../../../shared/text/sentences.ts'
import type { Urgency } from '../../types.ts'
import { findComposed, isHabit, ownOf, type ComposedFind } from './composed.ts'
import { clauseAt, splitClauses, type Clause } from '../wording/clauses.ts'

interface HazardFile {
  not_now: Record<'hypothetical' | 'past' | 'settled' | 'drill' | 'not_drill' | 'praise' | 'denied', string>
  present: string
  classes: {
    name: string
    level: Urgency | null
    sensitive: string | null
    transfer: string[]
    now?: boolean
    sure: string[]
    look_alike?: string
    without?: string
  }[]
}

/** A kind of danger or of matter that has to be reported upwards. */
export interface HazardClass {
  name: string
  level: Urgency | null
  /** Why it is reported upwards; null when it isn't. */
  sensitive: string | null
  /** Numbers, or words for whom to call. */
  transfer: readonly string[]
  /** Counts only where the text says that it is happening now. */
  now: boolean
  sure: readonly RegExp[]
  /** Words in its clause that make it something else. */
  lookAlike: RegExp | null
  /** Words anywhere that make it something else. */
  without: RegExp | null
}

/** A danger that a ticket tells of, with the words that say so. */
export interface Hazard {
  hazard: HazardClass
  span: Span
  /** It is said to be happening now. */
  present: boolean
  /** Told by likeness to examples, not by its words. */
  like?: boolean
  /** Told by parts standing together, which a trained opinion may doubt. */
  composed?: boolean
}

const FILE = parse(readFileSync(new URL('./hazards.yaml', import.meta.url), 'utf8')) as HazardFile

const HYPOTHETICAL = new RegExp(FILE.not_now.hypothetical)
const PAST = new RegExp(FILE.not_now.past)
const SETTLED = new RegExp(FILE.not_now.settled)
const DRILL = new RegExp(FILE.not_now.drill)
const NOT_DRILL = new RegExp(FILE.not_now.not_drill, 'g')
const DENIED = new RegExp(FILE.not_now.denied)
const PRAISE = new RegExp(FILE.not_now.praise)
const PRESENT = new RegExp(FILE.present)
/** The date of a report: what happened that day is over, but is still to be reported upwards. */
const DATE = /\d{1,2}月\d{1,2}[日号]/g

const CLASSES: readonly HazardClass[] = FILE.classes.map(({ sure, look_alike, without, now, ...rest }) => ({
  ...rest,
  now: now ?? false,
  sure: sure.map((source) => new RegExp(source, 'g')),
  lookAlike: look_alike === undefined ? null : new RegExp(look_alike),
  without: without === undefined ? null : new RegExp(without),
}))

/** Dangers that a text tells of as real: not as feared, past, rehearsed, denied or as a figure of speech. */
export function findHazards(text: string): Hazard[] {
  if (PRAISE.test(text)) return []
  const clauses = splitClauses(text)
  const cued = CLASSES.filter(({ without }) => !without?.test(text)).flatMap((hazard) => {
    const found = hazard.sure.flatMap((pattern) =>
      [...text.matchAll(pattern)].flatMap((match) => {
        const span = { text: match[0], start: match.index, end: match.index + match[0].length }
        return readHazard(text, clauses, hazard, span) ?? []
      }),
    )
    return found.slice(0, 1)
  })
  const known = new Set(cued.map(({ hazard }) => hazard.name))
  return [...cued, ...findComposed(text).flatMap((find) => (known.has(find.name) ? [] : toHazard(find)))]
}

/** A composed danger as one of the classes. */
function toHazard({ name, span }: ComposedFind): Hazard[] {
  const hazard = classNamed(name)
  return hazard === null ? [] : [{ hazard, span, present: true, composed: true }]
}

/** Classes of the dangers to life that words tell of; what a text is merely like names none surely. */
export const dangersIn = (hazards: readonly Hazard[]): string[] => [
  ...new Set(
    hazards.flatMap(({ hazard, like }) => (hazard.level === '特急' && like !== true ? hazard.name : [])),
  ),
]

/** A class by its name, of single cues or only composed; null when there is none. */
export function classNamed(name: string): HazardClass | null {
  const kin = CLASSES.find((hazard) => hazard.name === name)
  const own = ownOf(name)
  if (kin !== undefined || own === null) return kin ?? null
  return { name, ...own, now: false, sure: [], lookAlike: null, without: null }
}

/**
 * Whether words of a city pack tell of something real at a place, by the same tests; the look-alikes are those of the
 * classes that know the words.
 */
export function isReal(text: string, span: Span): boolean {
  const clauses = splitClauses(text)
  if (PRAISE.test(text)) return false
  const kin = CLASSES.filter(({ sure }) => sure.some((pattern) => span.text.search(pattern) >= 0))
  if (kin.length > 0 && !kin.some(({ sure }) => sure.some((pattern) => touches(text, pattern, span))))
    return false
  if (kin.some(({ without }) => without?.test(text))) return false
  return (kin.length > 0 ? kin : [null]).every((hazard) => readHazard(text, clauses, hazard, span) !== null)
}

/** Whether a cue stands where the words do, with all that it asks of what is around it. */
const touches = (text: string, pattern: RegExp, { start, end }: Span): boolean =>
  [...text.matchAll(pattern)].some((match) => match.index < end && start < match.index + match[0].length)

/** Whether words are taken back right where they stand (`不是夜里`, `点不着火`). */
export function isDenied(text: string, { start }: Span): boolean {
  const clause = clauseAt(splitClauses(text), start)
  return (
    clause !== null && (DENIED.test(text.slice(clause.start, start)) || /[不没]$/.test(text.slice(0, start)))
  )
}

function readHazard(
  text: string,
  clauses: readonly Clause[],
  hazard: HazardClass | null,
  span: Span,
): Hazard | null {
  const clause = clauseAt(clauses, span.start)
  const last = clauseAt(clauses, span.end - 1)
  if (clause === null || last === null) return null
  const around = text.slice(clause.start, last.end)
  const before = text.slice(clause.start, span.start)
  const sentence = clause.sentence.text
  if (hazard?.lookAlike?.test(around)) return null
  if (HYPOTHETICAL.test(before) || DENIED.test(before)) return null
  if (hazard?.level === '特急' && isHabit(sentence)) return null
  if (DRILL.test(around.replace(NOT_DRILL, '')) || SETTLED.test(sentence)) return null
  const present = PRESENT.test(sentence)
  const dated = hazard?.level === '特急' ? '' : DATE
  const isPast = (words: string): boolean => PAST.test(words.replace(dated, ''))
  if (isPast(text.slice(clause.start, span.end)) && !PRESENT.test(around)) return null
  if (isPast(text.slice(clause.sentence.start, span.start)) && !present) return null
  if (hazard === null) return { hazard: CLASSES[0]!, span, present }
  return hazard.now && !present && !PRESENT.test(text) ? null : { hazard, span, present }
}
