import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import type { Span } from '../../../../shared/text/sentences.ts'
import type { Demand, TicketType } from '../../types.ts'
import { splitClauses, type Clause } from '../wording/clauses.ts'
import { headlineOf } from '../wording/headline.ts'
import { fieldOf, findPair, FURTHER, saysSingle, SEPARATOR, SEVERAL } from './matters.ts'
import { tellingClauses } from '../wording/telling.ts'
import { toNeutral } from '../wording/neutral.ts'
import { toThirdPerson } from '../wording/third-person.ts'

interface DemandsFile {
  request: string
  question: string
  lead: string
  hollow: string
  rewrite: string[]
  asked: Record<TicketType, string>
  told: Record<TicketType, string>
  verbs: string
}

const FILE = parse(readFileSync(new URL('./demands.yaml', import.meta.url), 'utf8')) as DemandsFile
const REQUEST = new RegExp(FILE.request)
const QUESTION = new RegExp(`${FILE.question}|[？?]`)
const ASKED = new RegExp(FILE.question)
const LEAD = new RegExp(FILE.lead)
const HOLLOW = new RegExp(FILE.hollow)
const OFFICIAL = new RegExp(FILE.verbs)
const REWRITES = FILE.rewrite.map((line) => {
  const [from = '', to = ''] = line.split('→').map((side) => side.trim())
  return [new RegExp(from, 'g'), to] as const
})

/** How a clause begins that goes on with what is asked for. */
const GOES_ON = new RegExp(`${FILE.verbs}|^(?:把|并|退|给|让|或者?|加|停|按|修|清|优先|说清)`)
const MOST = 6
/** What stands before the first separator is no matter of its own below this many characters. */
const STUB = 7
/** Clauses that may tell the matter where nothing is asked for, the most telling first. */
const TELLING = 6
/** A demand with fewer characters hardly says anything. */
const SHORT = 4
/** How much of a ticket around a demand tells what it is about, in characters. */
const LONGEST = 36

/**
 * What a ticket asks for, one thing each, in official words, with the place that says so; no departments yet. `part` tells
 * matters apart that have nothing to do with each other.
 */
export function splitDemands(text: string, type: TicketType): Demand[] {
  const parts = splitParts(text)
  const demands = parts.flatMap((clauses, part) =>
    demandsOf(clauses, text, type).map((demand) => ({ ...demand, part })),
  )
  const pair = parts.length === 1 && !saysSingle(text) ? findPair(text) : null
  return (pair === null ? demands : bySides(demands, text, pair, type)).slice(0, MOST)
}

/**
 * Whether demands are matters of their own for different departments. The parts decide: they belong to different fields of
 * government, which is surer than the departments that so few words lead to.
 */
export const decideSplit = (demands: readonly Demand[]): boolean =>
  new Set(demands.map(({ part = 0 }) => part)).size > 1

/** Clauses of each independent matter: a new one begins where words set it apart and it belongs to another field. */
const splitParts = (text: string): Clause[][] =>
  saysSingle(text) ? [splitClauses(text)] : joinKin(text, setApart(text))

/** Clauses of each stretch that words set apart from the one before. */
function setApart(text: string): Clause[][] {
  const groups: Clause[][] = []
  const several = SEVERAL.test(text)
  for (const clause of splitClauses(text)) {
    const listed = (several ? /[；;：:？?]/ : /[；;]/).test(
      text.slice(Math.max(0, clause.start - 1), clause.start),
    )
    const apart = SEPARATOR.test(text.slice(clause.start, clause.end + 1)) || listed
    const stub = groups.length === 1 && isStub(groups[0]!, text)
    if (groups.length === 0 || (apart && !stub)) groups.push([clause])
    else groups.at(-1)!.push(clause)
  }
  return groups
}

/** Whether clauses only say that something follows (两件事：…) or where. */
function isStub(clauses: readonly Clause[], text: string): boolean {
  const said = textOf(clauses)
  const announces = /[:：]/.test(text[clauses.at(-1)!.end] ?? '')
  return announces || said.length < STUB || (SEVERAL.test(said) && fieldOf(said) === null)
}

/** Groups of the same field together; one of no telling field stays with what it follows unless words set it apart. */
function joinKin(text: string, groups: readonly (readonly Clause[])[]): Clause[][] {
  const parts: { field: string | null; clauses: Clause[] }[] = []
  const several = SEVERAL.test(text)
  for (const clauses of groups) {
    const field = parts.length === 0 ? fieldOf(textOf(clauses)) : firstField(clauses)
    const start = clauses[0]!.start
    const further =
      several || (start === clauses[0]!.sentence.start && FURTHER.test(text.slice(start, start + 8)))
    const kin = parts.find((part) => part.field === field && field !== null)
    const last = parts.at(-1)
    if (last !== undefined && (kin !== undefined || (field === null && !further)))
      (kin ?? last).clauses.push(...clauses)
    else if (last !== undefined && last.field === null && !further) {
      last.clauses.push(...clauses)
      last.field = field
    } else parts.push({ field, clauses: [...clauses] })
  }
  return parts.map(({ clauses }) => clauses)
}

const textOf = (clauses: readonly Clause[]): string => clauses.map((clause) => clause.text).join('，')

/** Field of the first clause that has one: what a matter begins with, it is about. */
const firstField = (clauses: readonly Clause[]): string | null =>
  clauses.map((clause) => fieldOf(clause.text)).find((field) => field !== null) ?? null

function demandsOf(clauses: readonly Clause[], text: string, type: TicketType): Demand[] {
  const said = type === '咨询' ? questionsOf(clauses) : requestsOf(clauses)
  const telling = said.filter(({ text: words }) => !HOLLOW.test(words))
  const asked = inOfficialWords(telling, FILE.asked[type])
  return asked.length > 0 ? asked : inOfficialWords(fallback(clauses, text), FILE.told[type], headlineOf)
}

/** Demands of stretches of the ticket, without the same again; very short ones only where there is nothing better. */
function inOfficialWords(
  sources: readonly Span[],
  frame: string,
  shorten: (told: string) => string | null = () => null,
): Demand[] {
  const demands = sources
    .map((source) => ({
      text: toOfficial(shorten(source.text) ?? source.text, frame),
      source,
      department: null,
    }))
    .filter(({ text }, at, all) => text !== '' && all.findIndex((other) => other.text === text) === at)
  const telling = demands.filter(({ text }) => [...text].length >= SHORT)
  return telling.length > 0 ? telling : demands.slice(0, 1)
}

/** Clauses from a request on to the end of its sentence. */
function requestsOf(clauses: readonly Clause[]): Span[] {
  const found: Span[] = []
  let asking: Span | null = null
  for (const clause of clauses) {
    const match = REQUEST.exec(clause.text)
    if (match) {
      asking = clause.sentence
      const start = clause.start + match.index
      found.push({ text: clause.text.slice(match.index), start, end: clause.end })
    } else if (asking !== null && clause.sentence.start === asking.start && GOES_ON.test(clause.text)) {
      found.push({ text: clause.text, start: clause.start, end: clause.end })
    } else asking = null
  }
  return found
}

function questionsOf(clauses: readonly Clause[]): Span[] {
  return clauses.filter(
    ({ text, end, sentence }) =>
      ASKED.test(text) ||
      (sentence.end - end <= 1 && QUESTION.test(sentence.text)) ||
      /(?:怎么|多少|几|什么|吗|能不能|要不要|是不是|行不行|可不可以|哪)/.test(text),
  )
}

/** What tells the matter best, where nothing is asked for in so many words. */
function fallback(clauses: readonly Clause[], text: string): Span[] {
  const telling = tellingClauses(text)
    .filter((clause) => clauses.some(({ start }) => start === clause.start))
    .slice(0, TELLING)
  const chosen = telling.find((clause) => headlineOf(clause.text) !== null) ?? telling[0]
  if (chosen === undefined) return []
  return [{ text: chosen.text, start: chosen.start, end: chosen.end }]
}

/** Demands told apart by the two sides of one event; a side that nothing asks for gets the words that tell of it. */
function bySides(
  demands: readonly Demand[],
  text: string,
  { a, b }: { a: RegExp; b: RegExp },
  type: TicketType,
): Demand[] {
  const sided = demands.map((demand) => ({ ...demand, part: b.test(demand.source.text) ? 1 : 0 }))
  const missing = [0, 1].filter((part) => !sided.some((demand) => demand.part === part))
  return [
    ...sided,
    ...missing.flatMap((part) => {
      const clause = splitClauses(text).find((candidate) => (part === 0 ? a : b).test(candidate.text))
      if (clause === undefined) return []
      const source = { text: clause.text, start: clause.start, end: clause.end }
      return [{ text: toOfficial(source.text, FILE.told[type]), source, department: null, part }]
    }),
  ]
}

/** Official wording of a demand: without the words of asking and speaking, in its frame unless it has an official verb. */
export function toOfficial(said: string, frame: string): string {
  let text = toNeutral(said).replace(LEAD, '')
  const request = REQUEST.exec(text)
  if (request?.index === 0 && !/^(?:先)?[把让]/.test(text)) text = text.slice(request[0].length)
  const question = ASKED.exec(text)
  if (question !== null && question.index < 8) text = text.slice(question.index + question[0].length)
  for (const [from, to] of REWRITES) text = text.replace(from, to)
  text = text
    .replace(LEAD, '')
    .replace(/[。！？!?；;，,、\s]+$/, '')
    .trim()
  if ([...text].length < 2 || /^[们他她我你这那]+$/.test(text)) return ''
  const short = [...toThirdPerson(text)].slice(0, LONGEST).join('')
  return OFFICIAL.test(short) ? short : fillFrame(frame, short)
}

/** Words in their frame, which ends in what they are (…的问题) unless they say so themselves. */
function fillFrame(frame: string, words: string): string {
  const named = /(?:问题|情况)$/.test(words)
  return (named ? frame.replace(/\}的.+$/, '}') : frame).replace('{}', () =>
    frame.includes('}的') ? words.replace(/[的了]$/, '') : words,
  )
}
