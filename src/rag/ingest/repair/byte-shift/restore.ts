import { isHan } from '../../../../shared/text/characters.ts'
import { simplifyCharacter } from '../../../../shared/text/simplify.ts'
import { PINYIN_NOTE } from '../steps/pinyin.ts'
import { readRun, type Readings, type RunContext } from './candidates.ts'
import { readLattice, type Reading } from './lattice.ts'
import type { ShiftedRun } from './shifted-runs.ts'
import type { WordCosts } from './word-costs.ts'

/** What became of a run: its text as far as it is certain, `?` where it is not. */
export interface Restoration {
  text: string
  certain: boolean
}

/**
 * A reading is certain when it beats every other one by so many nats, and the damaged text by more. On corruptions
 * made of clean policy texts, runs that pass are right in about 97 of 100 cases.
 */
const MARGIN = 4
const GAIN = 8
/** Context beside a run, in characters. */
const REACH = 4
/** Text that surely holds the context, readings included. */
const WINDOW = 60

/** Restores a run, in full or in the parts all likely readings share; null when nothing in it is certain. */
export function restoreRun(
  text: string,
  run: ShiftedRun,
  costs: WordCosts,
  readings: Readings,
): Restoration | null {
  const after = contextAfter(text, run)
  const year = run.swallowed ? swallowedDigit(after) : null
  const context: RunContext = { before: contextBefore(text, run), after: (year ?? '') + after }
  const [best, ...others] = readRun(run, context, costs, readings)
  if (!best || best.score < scoreAsIs(text, run, context, costs) + GAIN) return null
  const rivals = others.filter((reading) => reading.score > best.score - MARGIN)
  const agreed = agree(best, rivals)
  if (agreed === null) return null
  const unclear = run.swallowed && year === null && /^[\dA-Za-z]/.test(after)
  return {
    text: agreed + (year ?? ''),
    certain: rivals.every(differsInSignsOnly(best)) && !unclear && year === null,
  }
}

/**
 * How well the text of a run reads as it stands: the mean log probability of its Han characters. Language is above
 * −9; text read out of step is far below. A reading in its middle is damage for certain: −∞.
 */
export function readability(text: string, run: ShiftedRun, costs: WordCosts): number {
  if (run.opening !== null || run.closing !== null) return Number.NEGATIVE_INFINITY
  const han = [...plainText(text.slice(run.start, run.end))].filter((character) => isHan(character))
  return han.length === 0 ? 0 : scorePlain(han, costs) / han.length
}

/** Simplified text without readings. */
export function plainText(text: string): string {
  return [...text.replace(PINYIN_NOTE, '$1')].map(simplifyCharacter).join('')
}

function contextBefore(text: string, run: ShiftedRun): string {
  const plain = plainText(text.slice(Math.max(0, run.start - WINDOW), run.start))
  let start = plain.length
  while (start > 0 && plain.length - start < REACH && isHan(plain[start - 1])) start--
  return plain.slice(start)
}

function contextAfter(text: string, run: ShiftedRun): string {
  const rest = text.slice(run.end, run.end + WINDOW).replace(/^\([^()]{1,8}\)/, '')
  return /^[\p{Script=Han}\d]*/u.exec(plainText(rest))?.[0].slice(0, REACH) ?? ''
}

/** The first digit of a year whose other three follow, when only one makes a year of our time: 021年 → 2. */
function swallowedDigit(after: string): string | null {
  const match = /^\d{3}(?=年)/.exec(after)
  if (!match) return null
  const digits = ['1', '2'].filter(
    (digit) => Number(digit + match[0]) >= 1900 && Number(digit + match[0]) < 2100,
  )
  return digits.length === 1 ? (digits[0] ?? null) : null
}

/** How likely the text is as it stands. */
function scoreAsIs(text: string, run: ShiftedRun, context: RunContext, costs: WordCosts): number {
  return scorePlain(
    [...context.before, ...plainText(text.slice(run.start, run.end)), ...context.after],
    costs,
  )
}

function scorePlain(characters: readonly string[], costs: WordCosts): number {
  const lattice = characters.map((character, index) => [{ to: index + 1, characters: new Set([character]) }])
  return readLattice([...lattice, []], costs)[0]?.score ?? Number.NEGATIVE_INFINITY
}

const SIGN = /[，、。；：（）]/g

/** Whether a reading says the same words as the best one, with other punctuation. */
const differsInSignsOnly =
  (best: Reading) =>
  (other: Reading): boolean =>
    other.text.replace(SIGN, '') === best.text.replace(SIGN, '')

/** The best reading where the rivals agree with it: its beginning and its end, `?` between; null when they share nothing. */
function agree(best: Reading, rivals: readonly Reading[]): string | null {
  const different = rivals.filter((rival) => !differsInSignsOnly(best)(rival))
  if (different.length === 0) return best.text
  const head = Math.min(...different.map((rival) => sharedLength(best.text, rival.text)))
  const rest = best.text.slice(head)
  const tail = Math.min(...different.map((rival) => sharedTail(rest, rival.text.slice(head))))
  // A single shared character is one whose bytes were known, or chance.
  if (head + tail < 2) return null
  return `${best.text.slice(0, head)}?${rest.slice(rest.length - tail)}`
}

function sharedLength(a: string, b: string): number {
  let length = 0
  while (length < a.length && length < b.length && a[length] === b[length]) length++
  return length
}

function sharedTail(a: string, b: string): number {
  let length = 0
  while (length < a.length && length < b.length && a.at(-1 - length) === b.at(-1 - length)) length++
  return length
}
