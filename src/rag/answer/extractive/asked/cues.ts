import type { QueryAnalysis } from '../../../retrieve/types.ts'
import { askedAct, askedRate } from './asked-act.ts'
import { requiredStatement } from './required-statement.ts'

/** The question asks how things stand, not what is planned. */
export const ASKS_PRESENT = /现在|目前|眼下|现状|当前|手头|已经|截至|如今|至今|起步|基准/
/** A sentence that tells how things stand, and one that tells what shall be. */
const TELLS_PRESENT = /累计|已|现有|截至|建成|打通|入选|达到了|覆盖率达|连续|完成了/
const TELLS_DEADLINE = /到20\d{2}年|20\d{2}年(底|末)?前|年底前|年内|力争/
const TELLS_PLAN = /到20\d{2}年|力争|将|争取|推动|加快|推进|支持|鼓励|探索|20\d{2}年底前/

/** 1 for a sentence in the tense the question asks for, -1 for one in the other, 0 when either cannot be told. */
export function tenseFit(question: string, sentence: string): number {
  if (!ASKS_PRESENT.test(question)) return 0
  const plan = TELLS_PLAN.test(sentence)
  if (TELLS_PRESENT.test(sentence) && !TELLS_DEADLINE.test(sentence)) return 1
  return plan ? -1 : 0
}

/** A figure that can answer “how many”: not a year, not the number of an item. */
const FIGURE = /\d/
const NO_FIGURE =
  /(?:19|20)\d{2}年?(?:\d{1,2}月)?(?:\d{1,2}日)?|^[（(]?\d{1,2}[）).．、]|第\d+条|[“"]?\d(?:\+[\dNX])+[”"]?/g
/** Quantities that policy texts write without digits. */
const WORDED =
  /分之|全覆盖|全部|翻番|[一二三四五六七八九十百千两](个|项|类|家|倍|年|天|日|成|万|次)|免费|不收/

/** Whether a sentence states a figure. */
const statesFigure = (sentence: string): boolean =>
  FIGURE.test(sentence.replace(NO_FIGURE, '')) || WORDED.test(sentence)

/** The counter or percent sign a question asks in (`多少家`, `比例`), as a pattern a sentence may meet. */
export function askedUnit(question: string): RegExp | null {
  if (/比例|占比|百分|[^效频税利]率(?!先)/.test(question)) return /\d[%％]|全覆盖|百分之/
  const counter =
    /(?:多少|几)(个|家|座|条|项|种|类|处|名|人|所|笔|次|天|元|公里|张|辆|台|层|级|套|吨|亩)/.exec(
      question,
    )?.[1]
  return counter === undefined ? null : new RegExp(`\\d[余多万亿]*${counter}`)
}

/** A rate of money asked for without an interrogative (`家电补贴标准`). */
const ASKS_RATE =
  /(补贴|补助|津贴|奖励|奖补|资助|救助金|票价|费)(的)?标准(是(多少|什么)|多少|怎么定)?[？?呢。]*$|^[^，。？?吗呢么谁怎啥哪几]{2,12}(补贴|补助|津贴|奖励|租金|票价|费)[？?。]*$/
const MONEY = /\d[.,]*\s*(?:万|亿)?元|\d[%％]|免费|不收费|不收取|全额|乘以|分之|\d倍/

/** Whether a sentence, under its heading, is of a kind. */
export type OfKind = (sentence: string, heading?: string) => boolean

/**
 * Whether a sentence may answer by the kind of statement it makes — an amount, a penalty, a time, what is allowed — and, of
 * an amount, by what is done with it, which its heading may tell; null when any kind may. Of several kinds asked for in one
 * breath a sentence gives one.
 */
export function wantedStatement(analysis: QueryAnalysis): OfKind | null {
  const kind = wantedKind(analysis)
  const act = askedAct(analysis.question)
  if (act === null) return kind
  return (sentence, heading = '') => act(`${heading}${sentence}`) && (kind?.(sentence) ?? true)
}

/** When a season begins or ends is asked for, and told with both its ends. */
const ASKS_END = /(几号|哪天|(什么|啥)时候|几月)[^，。；？]{0,4}(开始|结束|停|来|开|截止|到期|起)/
const TELLS_ENDS = /\d月\d{1,2}日[^，。；]{0,6}(至|到|—)/

/**
 * The same, narrowed to a rate for the measure asked about (`一平米多少钱`), or to a season with both its ends; null when
 * neither is.
 */
export function wantedClosely(analysis: QueryAnalysis): OfKind | null {
  const ends = ASKS_END.test(analysis.question) ? (text: string) => TELLS_ENDS.test(text) : null
  const narrow = askedRate(analysis.question) ?? ends
  const wants = wantedStatement(analysis)
  if (narrow === null) return null
  return (sentence, heading) => narrow(sentence) && (wants?.(sentence, heading) ?? true)
}

function wantedKind(analysis: QueryAnalysis): ((sentence: string) => boolean) | null {
  if (ASKS_RATE.test(analysis.question)) return (sentence) => MONEY.test(sentence)
  const required = requiredStatement(analysis.question)
  if (asksMoney(analysis)) return (sentence) => MONEY.test(sentence) || required?.(sentence) === true
  return required ?? (analysis.facets.has('quantity') ? statesFigure : null)
}

/** “How much money”: an amount is asked for or what is done with one, not a count of subsidised things. */
const asksMoney = ({ facets, question }: QueryAnalysis): boolean =>
  (facets.has('quantity') && askedAct(question) !== null) ||
  (facets.has('money') && ASKS_MONEY.test(question))

/** `津贴发多少天` asks for a time. */
const ASKS_MONEY =
  /多少(钱|元|补贴|津贴|奖励|补助|资助|费)|((补贴|津贴|奖励|补助|资助|费用?|租金|额度|标准).{0,8}|津贴.{0,14}差|能(拿|领|补|贷|提|报|发).{0,4})多少(?!天|日|个?月|年|次|小时|个?工作日|岁)/

/** 1 when a sentence is about a year asked for, negative when it is about other years only, 0 when it names none. */
export function yearFit(text: string, years: readonly string[]): number {
  if (years.length === 0) return 0
  const named = new Set(text.match(/(?:19|20)\d{2}(?=年|[—–-])/g) ?? [])
  if (named.size === 0) return 0
  return years.some((year) => named.has(year)) ? 1 : -0.8
}
