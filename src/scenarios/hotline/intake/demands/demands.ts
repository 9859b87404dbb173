import type { Demand, TicketType } from '../../types.ts'
import { splitClauses, type Clause } from '../wording/clauses.ts'
import { headlineOf } from '../wording/headline.ts'
import { findTold, questionsOf, requestsOf } from './asked-for.ts'
import { FRAMES, HOLLOW } from './demand-words.ts'
import { findPair, saysSingle } from './matters.ts'
import { inOfficialWords, toOfficial } from './official.ts'
import { splitParts } from './set-apart.ts'

const MOST = 6

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

function demandsOf(clauses: readonly Clause[], text: string, type: TicketType): Demand[] {
  const said = type === '咨询' ? questionsOf(clauses) : requestsOf(clauses)
  const telling = said.filter(({ text: words }) => !HOLLOW.test(words))
  const asked = inOfficialWords(telling, FRAMES.asked[type])
  return asked.length > 0 ? asked : inOfficialWords(findTold(clauses, text), FRAMES.told[type], headlineOf)
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
      return [{ text: toOfficial(source.text, FRAMES.told[type]), source, department: null, part }]
    }),
  ]
}
