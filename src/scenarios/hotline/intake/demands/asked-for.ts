import type { Span } from '../../../../shared/text/sentences.ts'
import type { Clause } from '../wording/clauses.ts'
import { ASKED, ASKS_ON, QUESTION, REQUEST } from './demand-words.ts'
import { headlineOf } from '../wording/headline.ts'
import { tellingClauses } from '../wording/telling.ts'

/** Clauses that may tell the matter where nothing is asked for, the most telling first. */
const TELLING = 6

/** Clauses from a request on to the end of its sentence. */
export function requestsOf(clauses: readonly Clause[]): Span[] {
  const found: Span[] = []
  let asking: Span | null = null
  for (const clause of clauses) {
    const match = REQUEST.exec(clause.text)
    if (match) {
      asking = clause.sentence
      const start = clause.start + match.index
      found.push({ text: clause.text.slice(match.index), start, end: clause.end })
    } else if (asking !== null && clause.sentence.start === asking.start && ASKS_ON.test(clause.text)) {
      found.push({ text: clause.text, start: clause.start, end: clause.end })
    } else asking = null
  }
  return found
}

/** Clauses that ask something. */
export function questionsOf(clauses: readonly Clause[]): Span[] {
  return clauses.filter(
    ({ text, end, sentence }) =>
      ASKED.test(text) ||
      (sentence.end - end <= 1 && QUESTION.test(sentence.text)) ||
      /(?:怎么|多少|几|什么|吗|能不能|要不要|是不是|行不行|可不可以|哪)/.test(text),
  )
}

/** The clause that tells the matter best, where nothing is asked for in so many words; none where nothing is told. */
export function findTold(clauses: readonly Clause[], text: string): Span[] {
  const telling = tellingClauses(text)
    .filter((clause) => clauses.some(({ start }) => start === clause.start))
    .slice(0, TELLING)
  const chosen = telling.find((clause) => headlineOf(clause.text) !== null) ?? telling[0]
  if (chosen === undefined) return []
  return [{ text: chosen.text, start: chosen.start, end: chosen.end }]
}
