import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import type { PastTicket } from '../../types.ts'
import { clauseFeatures } from './clause-features.ts'
import { splitClauses } from './clauses.ts'

/** Words of clauses of a past ticket: which tell the matter, the best first, and which ask for something. */
interface TellingMark {
  matter: string[]
  demand: string[]
}

/** A past ticket by its clauses. */
export interface TellingExample {
  features: string[][]
  /** Numbers of the clauses that tell the matter, the best first. */
  matter: number[]
  demand: number[]
}

/** SHA-256 (first 16 digits) of what is learnt from, to tell when weights are out of date. */
export const hashTellingExamples = (): string =>
  createHash('sha256').update(readMarks()).digest('hex').slice(0, 16)

/** The shipped examples; throws where a mark names a clause that its ticket doesn't have. */
export function loadTellingExamples(tickets: readonly PastTicket[]): TellingExample[] {
  const known = new Map(tickets.map((ticket) => [ticket.id, ticket]))
  return Object.entries(parse(readMarks()) as Record<string, TellingMark>).map(([id, mark]) => {
    const ticket = known.get(id)
    const clauses = splitClauses(ticket?.text ?? '')
    const numberOf = (words: string): number => {
      const at = clauses.findIndex(({ text }) => text === words)
      if (at < 0) throw new Error(`${id} 没有分句“${words}”`)
      return at
    }
    return {
      features: clauseFeatures(clauses, ticket?.category ?? []),
      matter: mark.matter.map(numberOf),
      demand: mark.demand.map(numberOf),
    }
  })
}

const readMarks = (): string =>
  readFileSync(new URL('../../../../../corpus/city/telling-examples.yaml', import.meta.url), 'utf8')
