import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { tagWords } from '../../../../rag/lexicon/tokenize.ts'
import { toNeutral } from './neutral.ts'

type HeadlineFile = Record<
  'time' | 'lead' | 'own' | 'speaking' | 'unfit' | 'adverbs' | 'persons' | 'trouble',
  string
>

const READ = parse(readFileSync(new URL('./headline.yaml', import.meta.url), 'utf8')) as HeadlineFile
const FILE = Object.fromEntries(
  Object.entries(READ).map(([name, source]) => [name, source.replace(/\s+/g, '')]),
) as HeadlineFile
const MOMENT = `(?:${FILE.time})+`
const TIME = `${MOMENT}(?:(?:到|至|-|—|~)${MOMENT})?`
const LEAD = new RegExp(`^(?:(?:从|自|打|到)?${TIME}(?:的|里)?|${FILE.own}(?=..)|${FILE.lead}(?=..))`)
/** A time inside goes with what hangs it up (路灯从国庆节前就不亮). */
const TIME_INSIDE = new RegExp(
  `(?:(?:从|自|打|到)${TIME}|(?<=[^\\d])${TIME}(?=的时候|就|才|还|没|不|又|都|一直|总|老是|经常|在))(?:的时候)?`,
  'g',
)
const OWN_INSIDE = new RegExp(`${FILE.own}(?:家里?|的)`, 'g')
const SPEAKING = new RegExp(FILE.speaking)
const UNFIT = new RegExp(FILE.unfit)
const ADVERBS = new RegExp(FILE.adverbs, 'gu')
const PERSONS = new RegExp(FILE.persons)
/** More of the same trouble after it was told (红绿灯不亮了四个方向都黑). */
const RUN_ON = /(?<=.{4})了(?=[^了]{2,}(?:都|还|又|没|不).+).*$/u
/** A figure that begins a phrase counts something that is named elsewhere. */
const FIGURE =
  /^(?:\d|[一二三四五六七八九十百千万两几半]+(?:[多来几个块元斤两头只家次回天年月点层辆张条件样种排组趟分遍户名位]|$))/
/** A figure at the end says how much or how long, these verbs that something is there or went well: neither what is wrong. */
const ENDS_WELL =
  /[\d一二三四五六七八九十百千万两几半]+多?个?(?:年|月|天|周|岁|块|元|亩|万)?$|(?:有|去|来|成功|好)$/u
const TROUBLE = new RegExp(FILE.trouble)
/** jieba's classes of words that name a thing, a place or a count of things. */
const THING = /^(?:n|s|f|l|j|i|b|m|vn|eng|x|z|q)/
const LINK = /^(?:u|a)/

const SHORTEST = 4
const LONGEST = 22
const LONGEST_TOPIC = 14

/**
 * Words of a clause as a thing and what is wrong with it, all of them the clause's own: without when, who tells it and
 * ways of speaking. Null where what is left speaks of persons, asks, or says nothing wrong of any thing; `isTrouble` says
 * that the clause is known to tell what is wrong, whatever its words.
 */
export function headlineOf(clause: string, isTrouble = false): string | null {
  const phrase = bareOf(clause).replace(RUN_ON, '')
  if (!isWithin(phrase, SHORTEST, LONGEST) || isUnfit(phrase)) return null
  const words = tagWords(phrase)
  if (!TROUBLE.test(phrase) && !(isTrouble && !ENDS_WELL.test(phrase) && words.some(isAct))) return null
  const first = THING.test(words[0]?.tag ?? '')
  return first && !FIGURE.test(phrase) ? phrase : null
}

/** A thing that a clause only names (单元楼的电梯), for the clause after it to tell of; null where it tells by itself. */
export function topicOf(clause: string): string | null {
  const phrase = bareOf(clause)
  if (!isWithin(phrase, 2, LONGEST_TOPIC) || isUnfit(phrase) || /\d/.test(phrase) || FIGURE.test(phrase))
    return null
  const tags = tagWords(phrase).map(({ tag }) => tag)
  return tags.every((tag, at) => isOfThing(tag, tags[at - 1])) && !LINK.test(tags.at(-1) ?? 'u')
    ? phrase
    : null
}

/** What names a thing, and an act that does after 的 (单元楼的门禁). */
const isOfThing = (tag: string, before: string | undefined): boolean =>
  THING.test(tag) || (before !== undefined && (LINK.test(tag) || (tag === 'v' && before.startsWith('uj'))))

/** What is wrong, of a thing that stands elsewhere (停了十一次); null where nothing is. */
export function troubleOf(clause: string): string | null {
  const phrase = bareOf(clause)
  return isWithin(phrase, 2, LONGEST_TOPIC) && !isUnfit(phrase) && TROUBLE.test(phrase) ? phrase : null
}

/** Whether a phrase tells what persons did or what became of them. */
export const isOfPersons = (phrase: string): boolean => PERSONS.test(phrase)

const isAct = ({ tag }: { tag: string }): boolean => /^[va]/.test(tag)

const isUnfit = (phrase: string): boolean => UNFIT.test(phrase) || SPEAKING.test(phrase)

const isWithin = (phrase: string, least: number, most: number): boolean => {
  const { length } = [...phrase]
  return length >= least && length <= most
}

/** A clause without what stands before its thing, without times and without the filling. */
export function bareOf(clause: string): string {
  let phrase = toNeutral(clause).replace(/^(?:的|那[段片排根个]?)+(?=\p{Script=Han}{2})/u, '')
  for (let before = ''; before !== phrase;) {
    before = phrase
    phrase = phrase.replace(LEAD, '')
  }
  return phrase
    .replace(TIME_INSIDE, '')
    .replace(OWN_INSIDE, '')
    .replace(ADVERBS, '')
    .replace(/的?(?:那个|那家|那条|那块|那座|那栋|这个|这家|这条)(?=\p{Script=Han}{2})/gu, '')
    .replace(/(?<=\p{Script=Han}{3})(?<!坏|停|断|掉|倒|跑|塌|丢)(?:了|的|呢|着呢|(?<!通)过)$/u, '')
}
