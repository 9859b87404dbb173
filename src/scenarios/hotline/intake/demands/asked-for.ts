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

/** Words that make a question by themselves. */
const INTERROGATIVE =
  /怎么|多少|几|什么|[吗么]$|哪|啥|咋|(?<![跟告让说和])谁|多久|多长|多[大高远]|[何几]时|如何|[是能可需]否|[否不]$|(\p{Script=Han})[不没]\1|有没有|可不可以|是.{1,12}还是|(?<=..)还是(?![没不要得老这那一在会能])/u
/** A question that says nothing of what it is about, after its words of asking. */
const OF_BEFORE =
  /^(?:这|那|到底)?(?:是|算|属于)?(?:怎么回事|咋回事|什么(?:原因|情况|意思)|为什么|为啥|怎么办|咋办)[呢啊呀]?$/

/** What is asked: clauses that ask, with the one that they need beside them to be understood. */
export function questionsOf(clauses: readonly Clause[]): Span[] {
  const asks = ({ text }: Clause): boolean => INTERROGATIVE.test(text)
  const openEnd = ({ end, sentence }: Clause): boolean =>
    sentence.end - end <= 1 &&
    QUESTION.test(sentence.text) &&
    (/[？?]$/.test(sentence.text) ||
      !clauses.some((clause) => clause.sentence.start === sentence.start && asks(clause)))
  const found: Span[] = []
  for (const [at, clause] of clauses.entries()) {
    if (!asks(clause) && !ASKED.test(clause.text) && !openEnd(clause)) continue
    const before = clauses[at - 1]
    const last = found.at(-1)
    const joined = before?.sentence.start === clause.sentence.start
    // “请问国庆假期，登记中心开不开门”, “医保没给报，想问是怎么回事”
    if (joined && last?.end === before.end && ASKED.test(before.text) && !asks(before) && asks(clause))
      found.splice(-1, 1, spanOf(last, clause))
    else if (joined && last?.end !== before.end && OF_BEFORE.test(afterAsking(clause.text)))
      found.push(spanOf(before, clause))
    else found.push(clause)
  }
  return found.map(({ text, start, end }) => ({ text, start, end }))
}

/** From a clause on to the end of a later one of its sentence. */
const spanOf = ({ start }: Span, { end, sentence }: Clause): Span => ({
  text: sentence.text.slice(start - sentence.start, end - sentence.start),
  start,
  end,
})

const afterAsking = (clause: string): string => {
  const asked = ASKED.exec(clause)
  return asked === null ? clause : clause.slice(asked.index + asked[0].length)
}

/** The clause that tells the matter best, where nothing is asked for in so many words; none where nothing is told. */
export function findTold(clauses: readonly Clause[], text: string, category: readonly string[] = []): Span[] {
  const telling = tellingClauses(text, category)
    .filter((clause) => clauses.some(({ start }) => start === clause.start))
    .slice(0, TELLING)
  const chosen = telling.find((clause) => headlineOf(clause.text) !== null) ?? telling[0]
  if (chosen === undefined) return []
  return [{ text: chosen.text, start: chosen.start, end: chosen.end }]
}
