import { INDEX_STOPWORDS } from '../../../../rag/lexicon/stopwords.ts'
import { cutWords } from '../../../../rag/lexicon/tokenize.ts'
import type { ServiceItem } from '../../../../store/service-item.ts'
import { AGE_BOUND, agesIn, holdsAge } from './ages.ts'
import { actionsIn } from '../item/catalogue.ts'
import type { SameWords } from '../words/same-words.ts'
import { heldShare, wordHeld } from '../words/word-held.ts'

type Case = NonNullable<ServiceItem['cases']>[number]

/** How well a case must fit, and how much better than the next. */
const ENOUGH = 0.4
const MARGIN = 0.12
/** The description of a case says less than its name. */
const WHEN_SHARE = 0.7

/** The case of an item that a text speaks of, or null when it fits none, or several alike. */
export function findCase(item: ServiceItem, asked: string, same: SameWords): string | null {
  const cases = item.cases ?? []
  // The item's own name says nothing of the case (`养犬登记` is no `首次登记`).
  const names = [item.name.replace(/[（(].*[）)]/, ''), ...(item.aliases ?? []).filter(isPlain)]
  const text = names.reduce((rest, name) => rest.replaceAll(name, ' '), asked)
  const common = wordsInAll(cases)
  const ages = agesIn(text)
  const scored = cases
    .map((one) => ({
      name: one.name,
      score: isToldApart(one, item, text, same, ages) ? caseFit(one, item.name, text, common, same, ages) : 0,
    }))
    .sort((a, b) => b.score - a.score)
  const [best, second] = scored
  if (best === undefined || best.score < ENOUGH) return null
  return best.score - (second?.score ?? 0) >= MARGIN ? best.name : null
}

/** An everyday name may tell a case (`身份证丢了补办`); one without such a word does not (`开公司`). */
const isPlain = (alias: string): boolean => !/[补换丢销转退停续变新首失过到]/.test(alias)

/** The case of whoever says nothing special. */
const DEFAULT_CASE = /^(?:一般|普通|正常)/
/** A word held less than this is not said. */
const SAID = 0.4

/**
 * Whether a text says what tells a case from the others: its own name, an age, or a word that neither another case nor the
 * item's name has (`过户` of `带押过户` is what every case of the item is about).
 */
function isToldApart(
  one: Case,
  { name: itemName, cases = [] }: ServiceItem,
  text: string,
  same: SameWords,
  ages: readonly number[],
): boolean {
  const others = cases.filter((other) => other !== one)
  if (text.includes(one.name))
    return !others.some(({ name }) => name.includes(one.name) && text.includes(name))
  if (DEFAULT_CASE.test(one.name) || (ages.length > 0 && AGE_BOUND.test(one.name))) return true
  // What a name lists (`A、B投靠落户`, `（户籍和住房）`) are its cases.
  const given = itemName
    .split(/[（()）]/)
    .filter((part) => !/[、和及]/.test(part))
    .join(' ')
  const theirs = new Set(
    others.flatMap(({ name, when }) => [
      ...cutWords(name),
      // A description may mention what is done in another case.
      ...cutWords(when).filter((word) => actionsIn(word).length === 0),
    ]),
  )
  return [...contentWords(one.name), ...contentWords(one.when)].some(
    (word) => !theirs.has(word) && !given.includes(word) && wordHeld(word, text, same) >= SAID,
  )
}

function caseFit(
  { name, when }: Case,
  itemName: string,
  text: string,
  common: ReadonlySet<string>,
  same: SameWords,
  ages: readonly number[],
): number {
  if (text.includes(name)) return 1.2
  if (ages.length > 0 && AGE_BOUND.test(name)) return ages.some((age) => holdsAge(name, age)) ? 1 : 0
  const fit = (wording: string, known = ''): number => {
    const words = contentWords(wording).filter((word) => !common.has(word) && !known.includes(word))
    return heldShare(words, text, same)
  }
  // Alternatives in a name (`损坏或变更换领`) each stand for the whole.
  const alternatives = name.split(/[、和或及（）()]|或者/).filter((part) => part.length > 1)
  return Math.max(fit(name), ...alternatives.map((part) => 0.9 * fit(part)), WHEN_SHARE * fit(when, itemName))
}

const SHORT_NAME = 2
/** What every case is about. */
const GENERIC = new Set(['申领', '申请', '办理', '登记', '领取', '办', '领', '情形', '一般'])

function contentWords(text: string): string[] {
  // A name of two characters falls apart into words that say nothing (`年|审`).
  if (text.length === SHORT_NAME) return [text]
  const words = cutWords(text).filter((word) => !INDEX_STOPWORDS.has(word))
  const telling = words.filter((word) => !GENERIC.has(word))
  return telling.length > 0 ? telling : words
}

/** Words that every case has tell none from another. */
function wordsInAll(cases: readonly Case[]): Set<string> {
  const [first, ...rest] = cases.map(({ name }) => new Set(contentWords(name)))
  return new Set(
    [...(first ?? [])].filter((word) => rest.length > 0 && rest.every((words) => words.has(word))),
  )
}
