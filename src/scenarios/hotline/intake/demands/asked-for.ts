import type { Span } from '../../../../shared/text/sentences.ts'
import type { Clause } from '../wording/clauses.ts'
import { ASKED, ASKS_ON, QUESTION, REQUEST } from './demand-words.ts'
import { headlineOf } from '../wording/headline.ts'
import type { ReadClause } from '../wording/telling.ts'

/** Clauses that may tell the matter where nothing is asked for, the most telling first. */
const TELLING = 2

/** Words of asking count unless a clause is further than this from asking, as it was learnt. */
const DOUBTED = -0.5

/** Clauses that ask for something, each from its words of asking on; one that goes on after such words needs none. */
export function requestsOf(clauses: readonly ReadClause[]): Span[] {
  const found: Span[] = []
  let open = -1
  for (const { text, start, end, sentence, asking } of clauses) {
    const at = text.search(REQUEST)
    const worded = at >= 0 || (open === sentence.start && ASKS_ON.test(text))
    open = worded ? sentence.start : -1
    if (asking < (worded ? DOUBTED : 0)) continue
    const from = Math.max(0, at)
    found.push({ text: text.slice(from), start: start + from, end })
  }
  return found
}

/** Words that make a question by themselves. */
const INTERROGATIVE =
  /怎么|多少|几|什么|[吗么]$|哪|啥|咋|(?<![跟告让说和])谁|多久|多长|多[大高远]|[何几]时|如何|[是能可需]否|[否不]$|(\p{Script=Han})[不没]\1|有没有|可不可以|是.{1,12}还是|(?<=..)还是(?![没不要得老这那一在会能])/u
/** Whether words ask a question and nothing else. */
export const isQuestion = (words: string): boolean => INTERROGATIVE.test(words) && !REQUEST.test(words)

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

/** The clause that tells the matter best, one with a phrase for it first; null where nothing is told. */
export function findTold(clauses: readonly ReadClause[]): ReadClause | null {
  const telling = [...clauses].sort((a, b) => b.matter - a.matter).slice(0, TELLING)
  return telling.find((clause) => headlineOf(clause.text) !== null) ?? telling[0] ?? null
}
