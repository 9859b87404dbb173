import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import type { TextSpan } from '../../types.ts'
import { clauseAt, splitClauses } from '../wording/clauses.ts'

interface TimeFile {
  number: string
  day: string
  part: string
  clock: string
  absolute: string
  year: string
  month: string
  recent: string
  every: string
  lasting: string
  not_event: string
}

const FILE = parse(readFileSync(new URL('./event-time.yaml', import.meta.url), 'utf8')) as TimeFile
const piece = (source: string): string => source.replaceAll('{n}', FILE.number)

const PART = piece(FILE.part)
const CLOCK = piece(FILE.clock)
const OF_DAY = `(?:${PART}?(?:放学|上班|下班)?${CLOCK}|${PART}(?:，?(?:大概|大约)${CLOCK})?)`
const DATE = `(?:${piece(FILE.absolute)}|${piece(FILE.month)}|${piece(FILE.day)}|${piece(FILE.recent)}|${piece(FILE.year)})`
const POINT = `(?:${piece(FILE.every)}(?:${piece(FILE.absolute)}|[一二三四五六七八九十]{1,3}月)?(?:的)?${OF_DAY}|每周[一二三四五六日天、周]+|${DATE}(?:的)?(?:，?(?:大概|大约)?${OF_DAY})?|${OF_DAY})`
const SPAN = `${POINT}(?:(?:到|至|-|—|~|——)(?:${POINT}|(?:\\d{1,2}|[一二三]?十?[一二三四五六七八九十])[日号]))?(?:以来|以后|之后|左右)?`
const TIME = new RegExp(
  `[从自]打?${SPAN}(?:开始|起|到(?:现在|今天|如今))?|${SPAN}(?:开始|起|到(?:现在|如今))?|${piece(FILE.lasting)}`,
  'g',
)
const HAS_DATE = new RegExp(DATE)
const HAS_CLOCK = new RegExp(CLOCK)
const NOT_EVENT = new RegExp(FILE.not_event)
/** Words that time the event itself rather than something around it. */
const DEED = /[了着过在]|发现|看见|收|买|倒|停|漏|贴|施工|闻|响|吵|去|交|被|报|签/
const DEMANDED = /(?:要求|希望|请|建议|能不能|想)[^，。]{0,12}$/

/** Characters after a time that say what it is the time of. */
const BESIDE = 4

/** When it happened or keeps happening, as written; null where the text doesn't say. */
export function readEventTime(text: string): TextSpan | null {
  const clauses = splitClauses(text)
  const candidates = [...text.matchAll(TIME)].flatMap((match) => {
    const span = { text: match[0], start: match.index, end: match.index + match[0].length }
    const clause = clauseAt(clauses, span.start)
    if (clause === null || /^(?:\d{1,2}|[一两几])点$/.test(match[0])) return []
    const before = text.slice(clause.start, span.start)
    const after = text.slice(span.end, Math.max(clause.end, span.end))
    const near = `${before.slice(-8)} ${after.slice(0, 8)}`
    const right = `${before.slice(-8)} ${after.slice(0, BESIDE)}`
    if (NOT_EVENT.test(right) || NOT_EVENT.test(match[0]) || DEMANDED.test(before)) return []
    const score =
      Number(HAS_DATE.test(match[0])) * 2 +
      Number(HAS_CLOCK.test(match[0])) +
      Number(DEED.test(near)) -
      (3 * span.start) / Math.max(text.length, 60)
    return [{ span, score }]
  })
  return candidates.sort((a, b) => b.score - a.score)[0]?.span ?? null
}
