import type { Demand, TicketType } from '../../types.ts'
import { splitClauses } from '../wording/clauses.ts'
import { headlineOf } from '../wording/headline.ts'
import { readClauses, TELLS, type ReadClause } from '../wording/telling.ts'
import { nameOf, PRAISED } from '../wording/title.ts'
import { findTold, isQuestion, questionsOf, requestsOf } from './asked-for.ts'
import { FRAMES, HOLLOW } from './demand-words.ts'
import { findPair, saysSingle } from './matters.ts'
import { inOfficialWords, toOfficial } from './official.ts'
import { splitParts } from './set-apart.ts'

const MOST = 6
/** A shorter question says nothing of what it is about, in characters. */
const SHORTEST_QUESTION = 5
/** A clause of more characters tells a story rather than what is wanted. */
const BRIEF = 12
/** Praise that is to be passed on is what the whole ticket is. */
const PASSED_ON = /表扬|夸|说一声|转告|转达|感谢/
/** An act asked for, but not about what. */
const ONLY_ACT =
  /^(?:协调|协助|核查|建议|督促)?(?:核查|核实|处理|解决|调查|查处|检查|规范管理|管理|答复|整治|治理)?$/

/** What a ticket is about, as far as it is known: its category, and what threatens life by name. */
export interface Subject {
  category: readonly string[]
  danger: string | null
}

const UNKNOWN: Subject = { category: [], danger: null }

/**
 * What a ticket asks for, one thing each, in official words, with the place that says so; no departments yet. `part` tells
 * matters apart that have nothing to do with each other. `subject` helps to name the only matter where nothing is asked.
 */
export function splitDemands(text: string, type: TicketType, subject: Subject = UNKNOWN): Demand[] {
  const parts = splitParts(text)
  const read = new Map(readClauses(text, subject.category).map((clause) => [clause.start, clause]))
  const demands = parts.flatMap((clauses, part) =>
    demandsOf(
      clauses.flatMap(({ start }) => read.get(start) ?? []),
      text,
      type,
      parts.length === 1 ? subject : UNKNOWN,
    ).map((demand) => ({
      ...demand,
      part,
    })),
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

function demandsOf(
  clauses: readonly ReadClause[],
  text: string,
  type: TicketType,
  subject: Subject,
): Demand[] {
  const said = type === '咨询' ? questionsOf(clauses) : requestsOf(clauses)
  const telling = said.filter(
    ({ text: words }) =>
      !HOLLOW.test(words) &&
      !(type === '表扬' && PASSED_ON.test(words)) &&
      !(type !== '咨询' && words.length < SHORTEST_QUESTION && isQuestion(words)),
  )
  const asked = inOfficialWords(telling, (words) =>
    type !== '咨询' && isQuestion(words) ? FRAMES.answered : FRAMES.asked[type],
  )
  if (asked.some((demand) => !ONLY_ACT.test(demand.text))) return asked
  const told = findTold(clauses)
  if (told === null) return asked
  const { text: words, start, end } = told
  const demands = inOfficialWords(
    [{ text: words, start, end }],
    () => FRAMES.told[type],
    () => shorten(told, { text, type, subject }),
  )
  return demands.length > 0 ? demands : asked
}

/** A matter in fewer words than the clause that tells it; null where the clause will do. */
function shorten(
  { text: clause, matter }: ReadClause,
  { text, type, subject }: { text: string; type: TicketType; subject: Subject },
): string | null {
  if (type === '表扬') return PRAISED.test(clause) ? null : (PRAISED.exec(text)?.[0] ?? null)
  if (subject.danger !== null) return `${subject.danger}紧急情况`
  const tells = matter >= TELLS
  const short = headlineOf(clause, tells)
  if (short !== null || type === '咨询' || (tells && clause.length <= BRIEF)) return short
  const name = nameOf(subject.category)
  return name === null ? null : `${name}问题`
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
      // What tells of a side may run on into the next clause.
      const at = text.search(part === 0 ? a : b)
      const clause = splitClauses(text).find(({ start, end }) => start <= at && at < end)
      if (clause === undefined) return []
      const source = { text: clause.text, start: clause.start, end: clause.end }
      return [{ text: toOfficial(source.text, FRAMES.told[type]), source, department: null, part }]
    }),
  ]
}
