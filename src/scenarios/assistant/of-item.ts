import type { Answer, Citation } from '../../rag/answer/types.ts'
import { NUMERAL_PATTERN, parseNumeral } from '../../shared/text/numerals.ts'
import type { ServiceItem } from '../../store/service-item.ts'
import { OVERVIEW_HEADING, type GuideMatch } from '../service-guide/index.ts'
import { asksAnything } from '../../rag/answer/conversation/points-back.ts'

/** Fit of an item from which on an answer that has nothing of it is on something else. */
const SURELY_MEANT = 0.75
const ARTICLES = new RegExp(`第(${NUMERAL_PATTERN})条(?:至第(${NUMERAL_PATTERN})条)?`, 'g')

/**
 * Whether the answer of a policy is on something else than the item that the question names: it cites neither the rules the
 * item rests on nor anything that speaks of it; where an amount is asked for, other articles of those rules than the item's.
 */
export function strays({ citations }: Answer, { item, score, aspects, ...now }: GuideMatch): boolean {
  if (item == null || now.kind !== 'one' || !now.named || now.carried || now.ofThing) return false
  if (score < SURELY_MEANT || citations.length === 0) return false
  const amount = aspects.includes('standard') && item.result?.standard !== undefined
  return citations.every((cited) => !isOfItem(cited, item) || (amount && isOfOtherArticle(cited, item)))
}

/** Whether a citation is of a rule the item rests on, or speaks of the item. */
export function isOfItem({ doc_no: number, title, path, quote }: Citation, item: ServiceItem): boolean {
  if ((item.basis ?? []).some((basis) => basis.doc_no !== undefined && basis.doc_no === number)) return true
  const said = [title ?? '', path, quote].join('\n')
  return [item.name, ...(item.aliases ?? []), ...(item.topics ?? [])].some((name) => said.includes(name))
}

/** Whether a citation is of an article that an item which names its articles does not rest on. */
function isOfOtherArticle({ doc_no: number, path }: Citation, { basis = [] }: ServiceItem): boolean {
  const clause = basis.find((one) => one.doc_no !== undefined && one.doc_no === number)?.clause ?? ''
  const listed = articlesIn(clause)
  const [cited] = articlesIn(path)
  return (
    cited !== undefined &&
    listed.length > 0 &&
    !listed.some(([from, to]) => from <= cited[0] && cited[0] <= to)
  )
}

/** Ranges of the articles a text names, both ends included. */
const articlesIn = (text: string): (readonly [number, number])[] =>
  [...text.matchAll(ARTICLES)].map(([, first, last]) => {
    const from = parseNumeral(first!) ?? 0
    return [from, last === undefined ? from : (parseNumeral(last) ?? from)]
  })

/** Whether an answer is the whole of a guide. */
export const tellsWhole = ({ answer }: Pick<Answer, 'answer'>): boolean => answer.includes(OVERVIEW_HEADING)

/** Somebody does not do what they must: what to do then is no step of the item. */
const GRIEVANCE =
  /不(?:给|发|让|认|肯|退|管|交|办)|扣[着下发留]|克扣|拖[着欠延]|拒[绝不]|被(?:停|扣|拒|退|骗)/
/** Wants the whole: how it is done. */
const HOW = /哪些|是什么|什么是|怎|如何|咋|流程|步骤|程序|手续|[想要]办|[想要]申/
/** So many words beside an item are another matter. */
const OTHER_MATTER = 3

/** Whether a question names so much beside the item that only a rule on that could answer it. */
export const isOtherMatter = (question: string, { beside }: GuideMatch): boolean =>
  beside >= OTHER_MATTER && !HOW.test(question)

/** Whether a question that no field answers asks one thing and not how an item is done. */
export function asksOneThing(question: string, now: GuideMatch): boolean {
  if (!asksAnything(question)) return false
  if (GRIEVANCE.test(question)) return true
  return isOtherMatter(question, now) || (now.aspects.length === 0 && !HOW.test(question))
}
