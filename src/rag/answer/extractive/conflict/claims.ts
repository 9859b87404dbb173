import { tokenizeForSearch } from '../../../lexicon/tokenize.ts'
import type { QueryAnalysis } from '../../../retrieve/types.ts'
import { findDates, findFigures, type Figure } from './figures.ts'
import { coveredTerms } from '../score/sentence-features.ts'

/** One figure a sentence states, with the words it is stated of. */
export interface Claim {
  figure: Figure
  /** What the figure is counted by (`每人每月`), empty when not said. */
  per: string
  /** Words of the clause the figure stands in, and of the sentence with its headings. */
  clause: ReadonlySet<string>
  around: ReadonlySet<string>
  /** Terms of the question that the sentence and its headings hold. */
  asked: ReadonlySet<string>
}

/** A clause that holds fewer of the question's terms than this share of the best clause is about something else. */
const ABOUT = 0.7
/** Shares of the shorter wording that two claims about the same thing have in common. */
const SAME_CLAUSE = 0.6
const SAME_AROUND = 0.6
/** A clause of this many words that stands in the other almost whole needs no more around it. */
const TELLING_WORDS = 4
const SAME_TELLING = 0.66
/** Share of the question's terms in the one that the other must hold too. */
const SAME_ASKED = 0.6
/** A sentence about what no longer holds contradicts nothing. */
const TELLS_EARLIER = /不再|去年|原来|此前|以前|修改前|原(办法|标准|规定)/
const ASKS_TIME =
  /多久|多长|几天|几年|多少年|几个?(月|工作日)|多少(天|个?月|个?工作日|小时)|期限|时限|截止|哪天|几号|\d号|什么时候|过期|\d+个月/
const TIME = /天|日|月|年|小时|分钟/
/** Money is asked for besides. */
const ASKS_MONEY = /钱|元|多少(补|奖|费|金)|(补|奖|费|金|价|额|收|交|罚)[^，。；？]{0,4}多少/
/** An example, or the case a rule is for, states no rule itself. */
const EXAMPLE = /^(例如|比如|譬如|如)[，：]|(?<=[，。])例如/
const CASE_ONLY = /(不足|低于|超过|未满|不满|不到|不高于|以上|以下|以内)[^，；。]{0,10}的$/
const YEAR = /(?:19|20)\d{2}(?=年)/g

/** Figures of a sentence that may answer: alone of their unit in the clause that fits best, and of no other year than `years`. */
export function findClaims(
  sentence: { text: string; path: readonly string[]; title: string | null },
  analysis: QueryAnalysis,
  years: readonly string[],
): Claim[] {
  const around = words(`${sentence.path.slice(-1).join('')} ${sentence.text}`)
  if (TELLS_EARLIER.test(sentence.text) || EXAMPLE.test(sentence.text)) return []
  const asked = coveredTerms(
    analysis,
    words(`${sentence.title ?? ''} ${sentence.path.join(' ')} ${sentence.text}`),
  )
  const wantsTime = ASKS_TIME.test(analysis.question)
  const timeOnly = wantsTime && !ASKS_MONEY.test(analysis.question)
  const wantsAge = /几岁|多大|年龄|岁数/.test(analysis.question)
  const parts = sentence.text.split(/[，；：。|\n\t]/)
  // `不足2万元的，按照2万元计算` rules what counts for 2万元, not what is given.
  const ofCases = new Set(parts.filter((text) => CASE_ONLY.test(text)).flatMap(valuesIn))
  const clauses = parts.flatMap((text) => {
    const named = text.match(YEAR) ?? []
    if (CASE_ONLY.test(text)) return []
    if (named.length > 0 && !named.some((year) => years.includes(year))) return []
    const stated = wantsTime ? [...findFigures(text), ...findDates(text)] : findFigures(text)
    const figures = stated.filter(
      ({ value, unit }) =>
        (TIME.test(unit) ? wantsTime : !timeOnly) &&
        (wantsAge || !unit.endsWith('岁')) &&
        !ofCases.has(`${value}${unit}`),
    )
    const terms = words(text)
    return figures.length === 0
      ? []
      : [{ terms, figures, per: measureOf(text), held: coveredTerms(analysis, terms).size }]
  })
  const most = Math.max(0, ...clauses.map((clause) => clause.held))
  return clauses
    .filter((clause) => clause.held >= most * ABOUT)
    .flatMap(({ terms, figures, per }) =>
      figures
        .filter((figure) => figures.filter((one) => one.unit === figure.unit).length === 1)
        .map((figure) => ({ figure, per, clause: terms, around, asked })),
    )
}

/** Whether two claims state different figures of one unit, counted by the same. */
export function differ(a: Claim, b: Claim): boolean {
  const counted = a.per === '' || b.per === '' || a.per === b.per
  return a.figure.unit === b.figure.unit && a.figure.value !== b.figure.value && counted
}

/** How surely two claims state different figures of one unit for the same thing: 0 when they do not, at most 2. */
export function disagreement(a: Claim, b: Claim): number {
  if (!differ(a, b)) return 0
  const held = [...a.asked].filter((term) => b.asked.has(term)).length
  if (held < 2) return 0
  const clause = shared(a.clause, b.clause)
  const around = shared(a.around, b.around)
  const telling = Math.min(a.clause.size, b.clause.size) >= TELLING_WORDS && clause >= SAME_TELLING
  const alike = held >= SAME_ASKED * a.asked.size && clause >= SAME_CLAUSE && around >= SAME_AROUND
  return telling || alike ? clause + around : 0
}

/** Share of the smaller set that stands in the other, in [0, 1]. */
function shared(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const [small, large] = a.size <= b.size ? [a, b] : [b, a]
  return small.size === 0 ? 0 : [...small].filter((word) => large.has(word)).length / small.size
}

/** Figures of a text with their units, as `<value><unit>`. */
export const valuesIn = (text: string): string[] =>
  findFigures(text).map(({ value, unit }) => `${value}${unit}`)

const measureOf = (text: string): string =>
  (text.match(/每(?:人|户|月|年|日|餐|平方米|立方米|辆|件|张|例|家|次|孕次|床|千瓦时)/g) ?? [])
    .sort()
    .join('')

const words = (text: string): Set<string> =>
  new Set(tokenizeForSearch(text).filter((word) => word.length > 1 && !/\d/.test(word)))
