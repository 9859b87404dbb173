import { embedAtOnce } from '../../../../models/embed-at-once.ts'
import type { Embedder } from '../../../../models/ports.ts'
import { dot } from '../../../../shared/dot-product.ts'
import type { ServiceItem } from '../../../../store/service-item.ts'
import { questionTerms, type Catalogue } from '../item/catalogue.ts'
import { itemNames } from '../words/item-names.ts'

/** A printed question that is the one asked, with its place in the guide. */
export interface FaqMatch {
  index: number
  /** 0 to 1. */
  score: number
  /** The question asked, in other words. */
  same: boolean
  /** Near enough to answer a question that asks for no field. */
  like: boolean
}

/** Scores from which on a printed question is the one asked, and one like it; chosen on the development questions. */
const THRESHOLDS = { words: { same: 0.45, like: 0.3 }, meaning: { same: 0.45, like: 0.36 } }

/** Share of the words in the score where there are vectors too. */
const WORDS_SHARE = 0.55
/** What a word of the item's own name counts. */
const GIVEN_SHARE = 0.2
/** Share of an item's names that have a word which every question on it may have. */
const GIVEN_BY = 0.3
const MEANING_RANGE = [0.55, 0.85] as const

/** The item's printed question whose words are most like the one asked, or null when it prints none. */
export const matchFaqByWords = (item: ServiceItem, question: string, catalogue: Catalogue): FaqMatch | null =>
  bestOf(sharedWords(item, question, catalogue), THRESHOLDS.words)

/** The same by words and, where there are vectors, by meaning. */
export async function matchFaq(
  item: ServiceItem,
  question: string,
  catalogue: Catalogue,
  embedder: Embedder | null,
  signal: AbortSignal,
): Promise<FaqMatch | null> {
  const { faq = [] } = item
  if (embedder === null || faq.length === 0) return matchFaqByWords(item, question, catalogue)
  const printed = faq.map(({ q }) => q)
  const cosines = await compare(question, printed, embedder, signal)
  const [low, high] = MEANING_RANGE
  const scores = sharedWords(item, question, catalogue).map((shared, index) => {
    const meaning = Math.min(1, Math.max(0, (cosines[index]! - low) / (high - low)))
    return WORDS_SHARE * shared + (1 - WORDS_SHARE) * meaning
  })
  return bestOf(scores, THRESHOLDS.meaning)
}

function bestOf(scores: readonly number[], { same, like }: { same: number; like: number }): FaqMatch | null {
  if (scores.length === 0) return null
  const score = Math.max(...scores)
  return { index: scores.indexOf(score), score, same: score >= same, like: score >= like }
}

/** How much of the question each printed one shares. */
function sharedWords(item: ServiceItem, question: string, catalogue: Catalogue): number[] {
  // Every question on an item names it; that alone makes two of them no closer.
  const given = givenTerms(itemNames(item))
  return (item.faq ?? []).map(({ q }) => sharedInformation(question, q, given, catalogue))
}

/** Terms of the official name, which comes first, and those that so many of the names have. */
function givenTerms([official = '', ...others]: readonly string[]): Set<string> {
  const counts = new Map<string, number>()
  for (const name of others)
    for (const term of questionTerms(name)) counts.set(term, (counts.get(term) ?? 0) + 1)
  const common = [...counts].filter(([, count]) => count >= GIVEN_BY * others.length).map(([term]) => term)
  return new Set([...questionTerms(official), ...common])
}

/** Mean of Dice's coefficient and of the share of the printed question that was asked, by information. */
function sharedInformation(
  asked: string,
  printed: string,
  given: ReadonlySet<string>,
  catalogue: Catalogue,
): number {
  const [left, right] = [questionTerms(asked), questionTerms(printed)]
  // A longer word with a given one in it says no more (`营业执照` beside `执照`).
  const isGiven = (term: string): boolean => given.has(term) || [...given].some((one) => term.includes(one))
  const worth = (term: string): number => catalogue.information(term) * (isGiven(term) ? GIVEN_SHARE : 1)
  const sum = (terms: Iterable<string>): number => [...terms].reduce((total, term) => total + worth(term), 0)
  const shared = sum([...left].filter((term) => right.has(term)))
  const [own, other] = [sum(left), sum(right)]
  return own + other === 0 || other === 0 ? 0 : shared / (own + other) + shared / other / 2
}

async function compare(
  question: string,
  texts: readonly string[],
  embedder: Embedder,
  signal: AbortSignal,
): Promise<number[]> {
  const [query, ...vectors] = await embedAtOnce(embedder, [question, ...texts], signal)
  return vectors.map((vector) => dot(vector, query!))
}

/** Papers by the last word of their names. */
const PAPER = /户口[本簿]|身份证|[\p{Script=Han}]{2,3}(?:证明|证书|合同|协议|公章)|照片|委托书/gu
/** Asks whether one needs it. */
const NEEDED = /(?:要|用|带|交|拿|准备|需要?)[^，。？?]{0,12}(?:[吗么嘛]|不[？?。]?$)|([要用带交拿])不\1/

/** Papers that a question asks about, whether they are needed, in the wordings they may have; the item's own paper is none. */
export function papersAsked(item: ServiceItem, question: string): string[] {
  if (!NEEDED.test(question)) return []
  const names = itemNames(item).join(' ')
  const papers = [...question.matchAll(PAPER)].map(([paper]) => paper.replace(/^[打领办要用带交拿]/, ''))
  return papers
    .filter((paper) => !names.includes(paper))
    .flatMap((paper) => [...new Set([paper, paper.replace('本', '簿'), paper.replace('簿', '本')])])
}
