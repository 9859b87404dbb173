import { YEARS_OFF } from './event-date.ts'

const THEN = /(?:在)?(?:((?:19|20)\d{2})年?|(去年|前年))(?:的时候|那会儿?|时)?的?(?!\d)/
/** A time before, not said which. */
const EARLIER = /^(?:请问)?(?:以前|原来|原先|过去|从前|早先|之前)(?:的时候|那会儿?)?的?/
const NOW =
  /^(?:那么?)?(?:现在|如今|目前|眼下|今年)(?:又|是|的)?(?:(?:规定|标准|政策|价格|价钱)(?:是|又是)?)?(?:多少钱?|几[个成元年天]|怎么样?|什么标准|什么样?|怎么规定)?呢?[？?。]*$/

/** A question about a past time that is put again to this day. */
export interface ThenAndNow {
  /** Four digits; null for an earlier time that is not named. */
  year: string | null
  /** The question as it is asked of the year, and without any time. */
  then: string
  now: string
}

/** Whether a past time and now are asked about (`2022年多少，现在呢`). */
export const asksThenAndNow = (question: string): boolean => halves(question) !== null

/** The two questions in one on a past time and on now, or null; `asOf` is the ISO day it is asked on. */
export function thenAndNow(question: string, asOf: string): ThenAndNow | null {
  const found = halves(question)
  if (found === null) return null
  const [said, named, relative] = found.time
  const now = found.asked.replace(said, '').replace(/^[的，,]+/, '')
  if (named === undefined && relative === undefined) return { year: null, then: found.asked, now }
  const year = named ?? String(Number(asOf.slice(0, 4)) + YEARS_OFF[relative!]!)
  if (year >= asOf.slice(0, 4)) return null
  return {
    year,
    then: found.asked.replace(said, `${year}年`),
    now,
  }
}

function halves(question: string): { asked: string; time: RegExpExecArray } | null {
  const clauses = question.split(/[，,。；;？?]/).filter((clause) => clause.trim() !== '')
  const last = clauses.pop()
  if (last === undefined || clauses.length === 0 || !NOW.test(last)) return null
  const asked = clauses.join('，')
  const time = THEN.exec(asked) ?? EARLIER.exec(asked)
  return time === null ? null : { asked, time }
}
