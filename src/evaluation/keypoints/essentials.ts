import { findNumbers, type WrittenNumber } from '../text/numbers.ts'
import { contentSegments } from './content.ts'
import { findDepartments } from './departments.ts'
import { readStance, type Stance } from './stance.ts'

/** What an answer must hold for a key point to count; see {@link readEssentials}. */
export interface Essentials {
  /** Numbers that must stand there with their unit; years that the question names are left out. */
  numbers: WrittenNumber[]
  /** Latin words and codes, verbatim but for case and space. */
  latin: string[]
  /** Department names, verbatim. */
  departments: string[]
  /** Running text that is left, cut at punctuation and at the parts above. */
  segments: string[]
  /** A bare yes, no, more or less. */
  stance: Stance | null
}

const NOTE = /[（(][^（）()]*[）)]/g
const LABEL = /^[^：:]{1,14}[：:](?=.)/
const NEGATED = /^(?:而)?(?:不是|并非|不等于|而非|非)/
const FOR_THE_JUDGE = /^(?:应|须|需)(?:当)?(?:说明|列出|指出|提示|注明)/
const ENOUGH = /答出[“"「]([^”"」]+)[”"」]即可/
const LATIN = /(?:\d+(?:\.\d+)?)?[A-Za-z][A-Za-z0-9+-]*(?:\s+[A-Za-z][A-Za-z0-9+-]*)*/g

/** The part of a key point that states something: without notes in brackets, its label, and clauses that deny or instruct. */
function assertedPart(keyPoint: string): string {
  const enough = ENOUGH.exec(keyPoint)?.[1]
  if (enough !== undefined) return enough
  const bare = keyPoint.replace(NOTE, '').replace(LABEL, '')
  const clauses = bare.split(/[，,；;]/)
  const kept = clauses.filter((clause) => !NEGATED.test(clause.trim()) && !FOR_THE_JUDGE.test(clause.trim()))
  return kept.length === 0 ? bare : kept.join('，')
}

/** Blank out extents of a text, keeping its length. */
function blank(text: string, parts: readonly { start: number; end: number }[]): string {
  const characters = [...text.split('')]
  for (const { start, end } of parts) characters.fill('，', start, end)
  return characters.join('')
}

/** What an answer to `question` must hold for `keyPoint` to count. */
export function readEssentials(keyPoint: string, question: string): Essentials {
  const asserted = assertedPart(keyPoint.normalize('NFKC'))
  const given = new Set(findNumbers(question).map((number) => number.value))
  const departments = findDepartments(asserted)
  const latin = [...blank(asserted, departments).matchAll(LATIN)].map((match) => ({
    text: match[0].trim(),
    start: match.index,
    end: match.index + match[0].length,
  }))
  const named = blank(asserted, [...departments, ...latin])
  const numbers = findNumbers(named)
  const rest = blank(named, numbers)
  return {
    numbers: numbers.filter((number) => !(number.isYear && given.has(number.value))),
    latin: latin.map((part) => part.text),
    departments: departments.map((part) => part.name),
    segments: contentSegments(rest),
    stance: readStance(asserted),
  }
}
