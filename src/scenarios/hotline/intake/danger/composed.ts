import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import type { Span } from '../../../../shared/text/sentences.ts'
import type { Urgency } from '../../types.ts'
import { splitClauses, type Clause } from '../wording/clauses.ts'

interface ComposedFile {
  words: Record<string, string>
  not_now: Record<
    'hypothetical' | 'past' | 'now' | 'habit' | 'now_too' | 'over' | 'other' | 'after' | 'calm',
    string
  >
  classes: {
    name: string
    level?: Urgency
    sensitive?: string | null
    transfer?: string[]
    patterns: { all: string[] }[]
    not?: string
  }[]
}

/** What a composed class is when no class of single cues has its name. */
export interface ComposedClass {
  name: string
  own: { level: Urgency; sensitive: string | null; transfer: string[] } | null
}

/** Signs of a danger that stand together, from the first clause of theirs to the last. */
export interface ComposedFind extends ComposedClass {
  span: Span
}

/** Clauses that the parts of one danger may be spread over. */
const WINDOW = 3

const FILE = parse(readFileSync(new URL('./composed.yaml', import.meta.url), 'utf8')) as ComposedFile

const fill = (source: string): RegExp =>
  new RegExp(source.replace(/\{(\w+)\}/g, (whole, name: string) => FILE.words[name] ?? whole))

const HYPOTHETICAL = fill(FILE.not_now.hypothetical)
const PAST = fill(FILE.not_now.past)
const NOW = fill(FILE.not_now.now)
const HABIT = fill(FILE.not_now.habit)
const NOW_TOO = fill(FILE.not_now.now_too)
const OVER = fill(FILE.not_now.over)
const OTHER = fill(FILE.not_now.other)
const AFTER = fill(FILE.not_now.after)
const CALM = fill(FILE.not_now.calm)

const CLASSES = FILE.classes.map(({ name, level, sensitive, transfer, patterns, not }) => ({
  name,
  own: level === undefined ? null : { level, sensitive: sensitive ?? null, transfer: transfer ?? [] },
  patterns: patterns.map(({ all }) => all.map(fill)),
  not: not === undefined ? null : fill(not),
}))

/** Whether a text is about something still going on, not about what comes after it, its end or a rehearsal. */
export const isOpen = (text: string): boolean =>
  !AFTER.test(text) && !OVER.test(text) && !OTHER.test(text) && (!CALM.test(text) || NOW.test(text))

/** Whether words tell of what happens again and again, not of now. */
export const isHabit = (text: string): boolean => HABIT.test(text) && !NOW.test(text) && !NOW_TOO.test(text)

/** Whether a text is of what may come or comes as usual, with no word of now. */
export const isOnlyFeared = (text: string): boolean =>
  isHabit(text) || (HYPOTHETICAL.test(text) && !NOW.test(text))

/** Of a class that is only composed: level, reason to report and numbers; null for any other. */
export const ownOf = (name: string): ComposedClass['own'] =>
  CLASSES.find((known) => known.name === name)?.own ?? null

/**
 * Dangers that a text tells of by parts standing together (who or what, what happens to it, and that it goes on), for
 * wordings no single cue has; nothing past and over, feared, rehearsed or only asked about.
 */
export function findComposed(text: string): ComposedFind[] {
  if (!isOpen(text)) return []
  const windows = windowsOf(splitClauses(text)).filter(isGoingOn)
  return CLASSES.flatMap(({ name, own, patterns, not }) => {
    const span = windows.find(
      (window) =>
        not?.test(window.text) !== true &&
        patterns.some((parts) => parts.every((part) => part.test(window.text))),
    )
    return span === undefined ? [] : [{ name, own, span: { ...span } }]
  })
}

interface Window extends Span {
  /** The sentence that it begins in. */
  opening: string
  /** The sentences that it lies in. */
  around: string
}

function windowsOf(clauses: readonly Clause[]): Window[] {
  return clauses.map((first, at) => {
    const last = clauses[Math.min(at + WINDOW, clauses.length) - 1]!
    const { start } = first
    return {
      start,
      end: last.end,
      text: clauses
        .slice(at, at + WINDOW)
        .map(({ text }) => text)
        .join('，'),
      opening: first.sentence.text,
      around:
        first.sentence === last.sentence ? first.sentence.text : first.sentence.text + last.sentence.text,
    }
  })
}

/** Whether a stretch is told as happening: not feared, not as usual, and not past unless now is said. */
function isGoingOn({ text, opening, around }: Window): boolean {
  if (HYPOTHETICAL.test(text) || isHabit(opening)) return false
  return !PAST.test(around) || NOW.test(around)
}
