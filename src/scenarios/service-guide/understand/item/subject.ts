import { smallTalkOf } from '../../../../guardrails/screen.ts'
import { asksAnything, pointsBack } from '../../../../rag/answer/conversation/points-back.ts'
import { INDEX_STOPWORDS, QUESTION_WORDS } from '../../../../rag/lexicon/stopwords.ts'
import { cutWords, tagWords } from '../../../../rag/lexicon/tokenize.ts'
import { characterPairs } from '../../../../shared/text/pairs.ts'
import type { ServiceItem } from '../../../../store/service-item.ts'
import { findAspects, withoutCues } from '../aspect/aspects.ts'
import type { CatalogueEntry } from './catalogue.ts'
import type { Knowledge } from '../knowledge.ts'
import { findDistricts, withoutDistricts } from '../person/districts.ts'
import { factsIn } from '../aspect/facts.ts'
import { wordHeld } from '../words/word-held.ts'

/** Words of the counter itself: they ask for nothing beside the item. */
const COUNTER_WORDS =
  /^(窗口|咨询|投诉|办完|办好|办理|办公|设定|批下来|出来|下来|营业厅|大厅|中心|部门|渠道|照片|证件|请问|需要|家里|孩子|自己|一件|一本|一张|一次|申请|现在|有没有|没有|是不是|什么样)$/
/** Who asks and for whom: no matter by itself. */
const PERSON =
  /^(我|你|他|她|俺|咱|我们|我家|我妈|我爸|爸妈|爸爸|妈妈|父母|父亲|母亲|老婆|老公|妻子|丈夫|爱人|儿子|女儿|爷爷|奶奶|老人|本人|别人|家人|人|妈|爸|娃)$/
/** Words of a conversation that name nothing. */
const SMALL_TALK =
  /^(可以|能够|不能|能不|谢谢|麻烦|好的|知道|明白|直接|一起|跟着|一块|一道|一定|必须|还要|还有|拿到|到手|问问|问下|几年|几天|几个月|多长|时间|最早|最晚|最迟|一个人|一只|一点)$/
/** When it is asked about: the counter of today is meant. */
const TIME_WORD =
  /^(今年|今天|明天|后天|昨天|现在|目前|最近|周末|周[一二三四五六日天]|星期[一二三四五六日天]|这个月|下个月|下周|本周|平时|过年|节假日|假期)$/
/** How much of what is asked for, and words of it that are taken for nouns. */
const MEASURE = /^[一每几两][\p{Script=Han}]$|^[钱报]$/u
/** A word that stands in the item's wording at least so far belongs to it. */
const HELD = 0.5

/** Words of a question that neither ask for a field nor are common to all who ask. */
export function subjectWords(question: string, { districts }: Pick<Knowledge, 'districts'>): string[] {
  return cutWords(withoutCues(withoutDistricts(question, districts))).filter(
    (word) => !QUESTION_WORDS.has(word) && !INDEX_STOPWORDS.has(word) && !COUNTER_WORDS.test(word),
  )
}

/** How many words of a question neither ask for a field nor belong to the item or its cases. */
export const wordsBeside = (item: ServiceItem, question: string, knowledge: Knowledge): number =>
  besideWords(item, question, knowledge).length

function besideWords(item: ServiceItem, question: string, knowledge: Knowledge): string[] {
  const cases = (item.cases ?? []).flatMap(({ name, when }) => [name, when])
  const own = [item.name, ...(item.aliases ?? []), ...(item.topics ?? []), ...cases].join(' ')
  const belongs = (word: string): boolean =>
    wordHeld(word, own, knowledge.same) >= HELD || knowledge.expand(word).some((term) => own.includes(term))
  return subjectWords(question, knowledge).filter((word) => word.length > 1 && !belongs(word))
}

/** Whether a question names nothing but a field or a place. */
export const namesNothing = (question: string, knowledge: Knowledge): boolean =>
  tellingWords(question, knowledge).length === 0

/** Words of a question that may name a thing: of single characters only nouns do (`写首诗`, but not `能一起迁吗`). */
function tellingWords(question: string, knowledge: Knowledge): string[] {
  const nouns = new Set(tagWords(question).flatMap(({ word, tag }) => (tag.startsWith('n') ? word : [])))
  return subjectWords(question, knowledge).filter(
    (word) =>
      ![PERSON, TIME_WORD, SMALL_TALK, MEASURE].some((plain) => plain.test(word)) &&
      (word.length > 1 || nouns.has(word)),
  )
}

/** Words of a question that neither belong to an item's names nor are common to all who ask. */
export function wordsOfThing({ item }: CatalogueEntry, question: string, knowledge: Knowledge): string[] {
  const names = [item.name, ...(item.aliases ?? [])].join(' ')
  return tellingWords(question, knowledge).filter((word) => wordHeld(word, names, knowledge.same) < HELD)
}

/** Whether a question names a thing that is neither the item, its cases nor somebody. */
export const namesThingBeside = (item: ServiceItem, question: string, knowledge: Knowledge): boolean => {
  const nouns = new Set(tagWords(question).flatMap(({ word, tag }) => (tag.startsWith('n') ? word : [])))
  return besideWords(item, question, knowledge).some((word) => nouns.has(word) && !PERSON.test(word))
}

/** Whether a question asks something of a thing beside the item, which the field asked for before does not answer. */
export const asksBeside = (entry: CatalogueEntry, question: string, knowledge: Knowledge): boolean =>
  (asksAnything(question) || /不[？?]?$/.test(question)) &&
  !pointsBack(question) &&
  wordsOfThing(entry, question, knowledge).length > 0

/** Longest reply to a question back, and how many characters of it the guide need not know. */
const REPLY = 20
const UNKNOWN_IN_REPLY = 4
const UNKNOWN_POINTING_BACK = 4

/** Whether all that a question names stands in the guide of an item. */
export function isSpokenOf(entry: CatalogueEntry, question: string, knowledge: Knowledge): boolean {
  const words = tellingWords(question, knowledge)
  return words.length > 0 && words.every((word) => standsIn(word, entry, knowledge))
}

/**
 * Whether a question in the middle of a conversation is still about its item: it asks for a field and for nothing else, says
 * something of the person, or what it names stands in the guide.
 */
export function staysWith(entry: CatalogueEntry, question: string, knowledge: Knowledge): boolean {
  if (smallTalkOf(question) !== null) return false
  const all = tellingWords(question, knowledge)
  // Beside longer words single characters tell nothing.
  const longer = all.filter((word) => word.length > 1)
  const words = longer.length > 0 ? longer : all
  const held = words.filter((word) => standsIn(word, entry, knowledge))
  const known = lengthOf(held)
  const unknown = lengthOf(words) - known
  const aspects = findAspects(question)
  const place = findDistricts(question, knowledge.districts).length > 0
  const saysOfOneself = factsIn(question).length > 0
  if (words.length === 0) return true
  if (!asksAnything(question) && question.length <= REPLY)
    return unknown <= UNKNOWN_IN_REPLY || saysOfOneself || place
  if (pointsBack(question) && unknown <= UNKNOWN_POINTING_BACK) return true
  if (unknown === 0 || (known > 0 && known >= unknown)) return true
  return saysOfOneself && (aspects.includes('conditions') || /我|[符够]合?/.test(question))
}

const lengthOf = (words: readonly string[]): number => words.reduce((sum, word) => sum + word.length, 0)

function standsIn(word: string, { item, terms }: CatalogueEntry, { same, expand }: Knowledge): boolean {
  if (word.length === 1) return wordHeld(word, [item.name, ...(item.aliases ?? [])].join(' '), same) > 0
  const wordings = [word, ...(same.get(word) ?? []), ...expand(word)]
  return wordings.some((one) => terms.has(one)) || characterPairs(word).every((pair) => terms.has(pair))
}
